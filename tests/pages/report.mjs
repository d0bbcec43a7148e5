// One line for each check, and what was found below it.
const SHOWN = 12;

export class Report {
  failed = 0;

  // Runs a check: `check(count, find, note)` counts what it looked at and finds faults.
  async check(name, check) {
    const begun = Date.now();
    const found = [];
    const notes = [];
    let looked = 0;
    try {
      await check(
        (more = 1) => { looked += more; },
        (text) => { found.push(text); },
        (text) => { notes.push(text); },
      );
    } catch (error) {
      found.push(`stopped: ${error.stack ?? error}`);
    }
    if (looked === 0 && found.length === 0 && notes.length === 0) found.push('nothing was looked at');
    this.line(name, looked, found, notes, Date.now() - begun);
  }

  line(name, looked, found, notes, milliseconds) {
    const seconds = (milliseconds / 1000).toFixed(1);
    const outcome = found.length === 0 ? 'ok  ' : 'FAIL';
    const note = notes.length > 0 ? ` (${notes.join('; ')})` : '';
    console.log(`${outcome} ${name}: ${looked} looked at, ${found.length} findings, ${seconds} s${note}`);
    if (found.length === 0) return;
    this.failed += 1;
    const shown = summed(found);
    for (const text of shown.slice(0, SHOWN)) console.log(`     ${text}`);
    if (shown.length > SHOWN) console.log(`     … and ${shown.length - SHOWN} more`);
  }
}

// The same fault on many pages is said once, with how often.
function summed(found) {
  const places = new Map();
  for (const text of found) {
    const [place, fault] = text.includes(' | ') ? text.split(' | ', 2) : ['', text];
    places.set(fault, [...(places.get(fault) ?? []), place]);
  }
  return [...places].map(([fault, at]) => {
    const where = at.filter(Boolean);
    if (where.length === 0) return fault;
    const some = where.slice(0, 3).join(', ');
    return `${fault}\n         at ${some}${where.length > 3 ? ` and ${where.length - 3} more` : ''}`;
  });
}
