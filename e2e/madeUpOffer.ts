/*
 * Made-up offer files in the form of AmazonEC2's: a short one, and one as long as wanted, made piece by piece and never
 * held, whose products and terms have the fields and lengths of AWS's; one NAT gateway stands in the middle.
 */

/** A made-up offer file of one NAT gateway, in the form of AWS's AmazonEC2. */
export function natList(region: string, usd: string): string {
  const product = (sku: string, usagetype: string) => ({
    sku,
    productFamily: 'NAT Gateway',
    attributes: { servicecode: 'AmazonEC2', locationType: 'AWS Region', regionCode: region, usagetype },
  });
  const dimension = { beginRange: '0', endRange: 'Inf', unit: 'Hrs', pricePerUnit: { USD: usd } };
  return JSON.stringify({
    ...{ formatVersion: 'v1.0', offerCode: 'AmazonEC2', version: '20261101000000' },
    publicationDate: '2026-11-01T10:00:00Z',
    products: { A: product('A', 'NatGateway-Hours'), B: product('B', 'NatGateway-Prvd-Hours') },
    terms: { OnDemand: { A: { 'A.T': { offerTermCode: 'T', priceDimensions: { 'A.T.R': dimension } } } } },
  });
}

const attributes = [
  ...['"location" : "EU (Ireland)"', '"instanceType" : "c5d.2xlarge"', '"currentGeneration" : "Yes"'],
  ...['"instanceFamily" : "Compute optimized"', '"vcpu" : "8"', '"memory" : "16 GiB"'],
  ...['"physicalProcessor" : "Intel Xeon Platinum 8124M"', '"clockSpeed" : "3.0 GHz"'],
  ...['"storage" : "1 x 200 NVMe SSD"', '"networkPerformance" : "Up to 10 Gigabit"'],
  ...['"processorArchitecture" : "64-bit"', '"tenancy" : "Dedicated"', '"operatingSystem" : "Windows"'],
  ...['"licenseModel" : "No License required"', '"operation" : "RunInstances:0102"'],
  ...['"availabilityzone" : "NA"', '"capacitystatus" : "UnusedCapacityReservation"', '"ecu" : "39"'],
  ...['"dedicatedEbsThroughput" : "Up to 2250 Mbps"', '"enhancedNetworkingSupported" : "No"'],
  ...['"gpuMemory" : "NA"', '"intelAvxAvailable" : "No"', '"marketoption" : "OnDemand"'],
  ...['"normalizationSizeFactor" : "16"', '"preInstalledSw" : "SQL Ent"'],
  '"processorFeatures" : "Intel AVX; Intel AVX2; Intel AVX512; Intel Turbo"',
  ...['"servicename" : "Amazon Elastic Compute Cloud"', '"vpcnetworkingsupport" : "true"'],
].join(',\n        ');

function product(sku: string, family: string, usagetype: string): string {
  return `    "${sku}" : {
      "sku" : "${sku}",
      "productFamily" : "${family}",
      "attributes" : {
        "servicecode" : "AmazonEC2",
        "locationType" : "AWS Region",
        "regionCode" : "eu-west-1",
        "usagetype" : "${usagetype}",
        ${attributes}
      }
    }`;
}

function term(sku: string, code: string): string {
  return `      "${sku}" : {
        "${sku}.${code}" : {
          "offerTermCode" : "${code}",
          "sku" : "${sku}",
          "effectiveDate" : "2026-09-01T00:00:00Z",
          "priceDimensions" : {
            "${sku}.${code}.6YS6EN2CT7" : {
              "rateCode" : "${sku}.${code}.6YS6EN2CT7",
              "description" : "$2.044 per Unused Reservation Dedicated Windows with SQL Ent c5d.2xlarge Hour",
              "beginRange" : "0",
              "endRange" : "Inf",
              "unit" : "Hrs",
              "pricePerUnit" : {
                "USD" : "0.0480000000"
              },
              "appliesTo" : [ ]
            }
          },
          "termAttributes" : { }
        }
      }`;
}

const skuOf = (index: number) => `SKU${String(index)}`.padEnd(16, 'X');

/** The text of an offer of so many products, each with one term on demand and two reserved, in pieces. */
function* textOf(products: number): Generator<string> {
  yield '{\n  "formatVersion" : "v1.0",\n  "disclaimer" : "Made up",\n  "offerCode" : "AmazonEC2",\n';
  yield '  "version" : "20260925174521",\n  "publicationDate" : "2026-09-25T17:45:21Z",\n  "products" : {\n';
  const nat = Math.floor(products / 2);
  for (let index = 0; index < products; index += 1) {
    if (index > 0) yield ',\n';
    if (index === nat) yield product(skuOf(index), 'NAT Gateway', 'EU-NatGateway-Hours');
    else yield product(skuOf(index), 'Compute Instance', 'EU-DedicatedRes:c5d.2xlarge');
  }
  yield '\n  },\n  "terms" : {\n';
  for (const [name, code] of [
    ['OnDemand', 'JRTCKXETXF'],
    ['Reserved', '38NPMPTW36'],
  ] as const) {
    yield `${name === 'Reserved' ? ',\n' : ''}    "${name}" : {\n`;
    for (let index = 0; index < products; index += 1) {
      yield `${index > 0 ? ',\n' : ''}${term(skuOf(index), code)}`;
    }
    yield '\n    }';
  }
  yield '\n  }\n}\n';
}

/** Bytes of one product with its terms, to reckon how many make a file of a size. */
const BYTES_EACH =
  product(skuOf(1), 'Compute Instance', 'EU-DedicatedRes:c5d.2xlarge').length +
  2 * term(skuOf(1), 'JRTCKXETXF').length;

/** An offer file of about so many megabytes, in pieces as long as those a browser reads from a file. */
export function* madeUpOffer(megabytes: number, pieceLength = 65_536): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  let held = '';
  for (const text of textOf(Math.round((megabytes * 1e6) / BYTES_EACH))) {
    held += text;
    if (held.length < pieceLength) continue;
    yield encoder.encode(held);
    held = '';
  }
  yield encoder.encode(held);
}
