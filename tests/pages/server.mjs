// The demo: two member states and the gallery, in a process of ours that ends with us.
import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';

const PATIENCE = 40_000;

// Starts EIDAS_PAGES_DEMO, whose log goes to that file; answers the address of its first page and
// what ends it.
export async function startServer(log) {
  const program = process.env.EIDAS_PAGES_DEMO;
  if (!program) throw new Error('EIDAS_PAGES_DEMO names no program: start tests/pages/run');
  const child = spawn(program, ['demo'], { stdio: ['ignore', 'pipe', 'pipe'] });
  child.stderr.pipe(createWriteStream(log));
  const stop = () => child.kill('SIGTERM');
  process.on('exit', () => child.kill('SIGKILL'));
  const url = await new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error('the demo does not say its address')), PATIENCE);
    child.once('error', reject);
    child.once('exit', (status) => reject(new Error(`the demo ended with status ${status}`)));
    child.stdout.on('data', (data) => {
      said += data;
      const [address] = said.match(/http:\/\/127\.0\.0\.1:\d+\//) ?? [];
      if (!address) return;
      clearTimeout(late);
      resolve(address);
    });
  });
  return { url, stop };
}
