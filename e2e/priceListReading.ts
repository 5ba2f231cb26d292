// One way to read a made-up offer file, in a process of its own so that its memory can be told: `tsx … <way> <MB>`.
import { readPriceFile } from '../src/worker/readPriceFile.ts';
import { madeUpOffer } from './madeUpOffer.ts';

const [way = '', size = '0'] = process.argv.slice(2);
const idleKb = process.resourceUsage().maxRSS;

function streamOf(megabytes: number): ReadableStream<Uint8Array> {
  const pieces = madeUpOffer(megabytes);
  return new ReadableStream(
    {
      pull: (controller) => {
        const next = pieces.next();
        if (next.done === true) controller.close();
        else controller.enqueue(next.value);
      },
    },
    { highWaterMark: 1 },
  );
}

/** Seconds of this process's processor time: neither disk nor what else runs counts. */
const seconds = () => process.cpuUsage().user / 1e6;

/** How long making the file takes, which is no part of reading it. */
function makingSeconds(): number {
  const from = seconds();
  let bytes = 0;
  for (const piece of madeUpOffer(Number(size))) bytes += piece.byteLength;
  return bytes > 0 ? seconds() - from : 0;
}

async function asStream(): Promise<number> {
  let bytes = 0;
  const result = await readPriceFile({ stream: () => streamOf(Number(size)) }, (done) => {
    bytes = done;
  });
  if (!result.ok) throw new Error(result.error.message);
  if (result.value.taken[0]?.price !== 0.048) throw new Error('the NAT gateway was not found');
  return bytes;
}

function wholeWithJsonParse(): number {
  const decoder = new TextDecoder();
  let text = '';
  for (const piece of madeUpOffer(Number(size))) text += decoder.decode(piece, { stream: true });
  const { products } = JSON.parse(text) as { products: Record<string, { productFamily: string }> };
  const found = Object.values(products).filter(({ productFamily }) => productFamily === 'NAT Gateway');
  if (found.length !== 1) throw new Error('the NAT gateway was not found');
  return text.length;
}

const making = makingSeconds();
const from = seconds();
const bytes = way === 'stream' ? await asStream() : wholeWithJsonParse();
const reading = seconds() - from - making;
const { maxRSS } = process.resourceUsage();
process.stdout.write(JSON.stringify({ bytes, seconds: reading, idleKb, peakKb: maxRSS }));
