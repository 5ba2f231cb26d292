import { unzipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8, zipFiles } from './zip.ts';

const entry = (path: string, text = 'x') => ({ path, bytes: utf8(text) });

describe('zipFiles', () => {
  it('gives back every file as it was', async () => {
    const contents = fc.array(fc.uint8Array({ maxLength: 3000 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(contents, async (files) => {
        const entries = files.map((bytes, place) => ({
          path: `aws-migration/f${String(place)}.${place % 2 === 0 ? 'png' : 'json'}`,
          bytes,
        }));
        const unzipped = unzipSync(await zipFiles(entries));

        expect(Object.keys(unzipped)).toEqual(entries.map(({ path }) => path).sort());
        for (const { path, bytes } of entries)
          expect(Buffer.from(unzipped[path]!).equals(Buffer.from(bytes))).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  it('is the same whatever the order of files and the time zone', async () => {
    const files = [
      entry('README.md', 'a'.repeat(600_000)),
      entry('aws-migration/a.json'),
      entry('manifest.json'),
    ];
    const here = await zipFiles(files);
    const zone = process.env['TZ'];
    try {
      process.env['TZ'] = 'Pacific/Auckland';
      expect(Buffer.from(await zipFiles([...files].reverse())).equals(Buffer.from(here))).toBe(true);
    } finally {
      if (zone === undefined) delete process.env['TZ'];
      else process.env['TZ'] = zone;
    }
  });

  it.each([
    '../README.md',
    'aws-migration/../x',
    '/etc/passwd',
    'aws-migration\\x',
    'C:x',
    'other/x',
    'aws-migration//x',
    'aws-migration/./x',
    '',
  ])('has no place for %j', async (path) => {
    await expect(zipFiles([entry(path)])).rejects.toThrow('no place');
  });

  it('holds no file twice, whatever the case of its letters', async () => {
    await expect(zipFiles([entry('README.md'), entry('README.MD'.replace('MD', 'md'))])).rejects.toThrow(
      'twice',
    );
    await expect(zipFiles([entry('aws-migration/a'), entry('aws-migration/A')])).rejects.toThrow('twice');
  });

  it('stops when the pause says so', async () => {
    let pauses = 0;
    const packing = zipFiles([entry('README.md', 'a'.repeat(1_000_000))], () => {
      pauses += 1;
      return pauses === 2 ? Promise.reject(new Error('cancelled')) : Promise.resolve();
    });

    await expect(packing).rejects.toThrow('cancelled');
    expect(pauses).toBe(2);
  });
});
