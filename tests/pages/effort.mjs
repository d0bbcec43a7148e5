// How much of the processor a run takes, however busy the machine is: ours, and that of every
// process that we started.
import { readFileSync, readdirSync } from 'node:fs';

const TICKS = 100;

// In seconds, so far; of those that ended too, where their parents have noticed.
export function processorSeconds() {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(stat).filter(Boolean);
  const ours = new Set([process.pid]);
  let seconds = 0;
  // A parent is older than its children.
  for (const { pid, parent, ticks } of all.sort((a, b) => a.born - b.born || a.pid - b.pid)) {
    if (!ours.has(pid) && !ours.has(parent)) continue;
    ours.add(pid);
    seconds += ticks / TICKS;
  }
  return seconds;
}

function stat(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ').map(Number);
    const [user, system, childUser, childSystem] = fields.slice(11, 15);
    return {
      pid: Number(pid), parent: fields[1], born: fields[19],
      ticks: user + system + childUser + childSystem,
    };
  } catch {
    return null;
  }
}
