import process from 'node:process';

/**
 * Listens on any port, tells whoever started this process the address, and the processor time it has used when asked.
 * @param {import('node:http').Server | import('@hono/node-server').ServerType} http
 */
export function serve(http) {
  http.listen(0, '127.0.0.1', () => {
    const { port } = /** @type {import('node:net').AddressInfo} */ (http.address());
    process.send?.(`http://127.0.0.1:${port}`);
  });
  process.on('message', () => process.send?.(process.cpuUsage()));
  process.once('SIGTERM', () => process.exit(0));
}
