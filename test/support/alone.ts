import childProcess from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

// Holds the quick tests to what they promise: no compiler, no server, no other process.

function refuse(): never {
  throw new Error('A quick test opens no connection and starts no process: call its file *.slow.test.ts.');
}

Object.assign(net.Socket.prototype, { connect: refuse });
Object.assign(net.Server.prototype, { listen: refuse });
for (const name of ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'] as const) {
  Object.assign(childProcess, { [name]: refuse });
}
syncBuiltinESMExports();
