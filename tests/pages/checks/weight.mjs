// How much the list of countries weighs: each file fetched by itself and added up.
const MOST_BYTES = 30_000;
const MOST_REQUESTS = 4;

export async function weight({ gallery, report }) {
  await report.check('weight of the list of countries', async (count, find, note) => {
    let heaviest = { bytes: 0 };
    for (const language of gallery.real) {
      const weighed = await weigh(gallery.address('countries', language));
      count();
      if (weighed.bytes > heaviest.bytes) heaviest = { ...weighed, tag: language.tag };
      if (weighed.bytes > MOST_BYTES) find(`${language.tag} | more than ${MOST_BYTES} bytes`);
      if (weighed.requests > MOST_REQUESTS) find(`${language.tag} | ${weighed.requests} requests`);
      if (weighed.countries < 32) find(`${language.tag} | only ${weighed.countries} countries`);
    }
    const { parts, requests, bytes, tag } = heaviest;
    note(`heaviest is ${tag}: ${parts} = ${bytes} bytes in ${requests} requests`);
  });
}

async function weigh(address) {
  const html = await (await fetch(address)).text();
  const refers = /<(?:link|script|img)\b[^>]*?(?:href|src)="([^"]+)"/g;
  const others = [...new Set([...html.matchAll(refers)].map(([, path]) => new URL(path, address).href))];
  const sizes = [Buffer.byteLength(html)];
  for (const other of others) {
    const answer = await fetch(other);
    if (!answer.ok) throw new Error(`${other} answers ${answer.status}`);
    sizes.push((await answer.arrayBuffer()).byteLength);
  }
  return {
    bytes: sizes.reduce((sum, size) => sum + size),
    parts: sizes.join(' + '),
    requests: sizes.length,
    countries: html.match(/name="country"/g)?.length ?? 0,
  };
}
