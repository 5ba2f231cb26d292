import type { PriceBook } from './priceBook.ts';
import { globalPrices } from './globalPrices.ts';
import { priceSources } from './sources.ts';
import { afSouth1 } from './regions/af-south-1.ts';
import { apEast1 } from './regions/ap-east-1.ts';
import { apEast2 } from './regions/ap-east-2.ts';
import { apNortheast1 } from './regions/ap-northeast-1.ts';
import { apNortheast2 } from './regions/ap-northeast-2.ts';
import { apNortheast3 } from './regions/ap-northeast-3.ts';
import { apSouth1 } from './regions/ap-south-1.ts';
import { apSouth2 } from './regions/ap-south-2.ts';
import { apSoutheast1 } from './regions/ap-southeast-1.ts';
import { apSoutheast2 } from './regions/ap-southeast-2.ts';
import { apSoutheast3 } from './regions/ap-southeast-3.ts';
import { apSoutheast4 } from './regions/ap-southeast-4.ts';
import { apSoutheast5 } from './regions/ap-southeast-5.ts';
import { apSoutheast6 } from './regions/ap-southeast-6.ts';
import { apSoutheast7 } from './regions/ap-southeast-7.ts';
import { caCentral1 } from './regions/ca-central-1.ts';
import { caWest1 } from './regions/ca-west-1.ts';
import { euCentral1 } from './regions/eu-central-1.ts';
import { euCentral2 } from './regions/eu-central-2.ts';
import { euNorth1 } from './regions/eu-north-1.ts';
import { euSouth1 } from './regions/eu-south-1.ts';
import { euSouth2 } from './regions/eu-south-2.ts';
import { euWest1 } from './regions/eu-west-1.ts';
import { euWest2 } from './regions/eu-west-2.ts';
import { euWest3 } from './regions/eu-west-3.ts';
import { ilCentral1 } from './regions/il-central-1.ts';
import { meCentral1 } from './regions/me-central-1.ts';
import { meSouth1 } from './regions/me-south-1.ts';
import { mxCentral1 } from './regions/mx-central-1.ts';
import { saEast1 } from './regions/sa-east-1.ts';
import { usEast1 } from './regions/us-east-1.ts';
import { usEast2 } from './regions/us-east-2.ts';
import { usGovEast1 } from './regions/us-gov-east-1.ts';
import { usGovWest1 } from './regions/us-gov-west-1.ts';
import { usWest1 } from './regions/us-west-1.ts';
import { usWest2 } from './regions/us-west-2.ts';

/**
 * The AWS list prices this copy of Groundplan was built with: 36 regions, in USD, without taxes, discounts,
 * Local Zones, Wavelength Zones, Outposts and the China partition. How to bring it up to date is said at the top of
 * `priceBook.ts`. Large: only the worker and the command line load it.
 */
export const awsPriceBook: PriceBook = {
  currency: 'USD',
  generated: '2026-11-22',
  sources: priceSources,
  global: globalPrices,
  regions: {
    'af-south-1': afSouth1,
    'ap-east-1': apEast1,
    'ap-east-2': apEast2,
    'ap-northeast-1': apNortheast1,
    'ap-northeast-2': apNortheast2,
    'ap-northeast-3': apNortheast3,
    'ap-south-1': apSouth1,
    'ap-south-2': apSouth2,
    'ap-southeast-1': apSoutheast1,
    'ap-southeast-2': apSoutheast2,
    'ap-southeast-3': apSoutheast3,
    'ap-southeast-4': apSoutheast4,
    'ap-southeast-5': apSoutheast5,
    'ap-southeast-6': apSoutheast6,
    'ap-southeast-7': apSoutheast7,
    'ca-central-1': caCentral1,
    'ca-west-1': caWest1,
    'eu-central-1': euCentral1,
    'eu-central-2': euCentral2,
    'eu-north-1': euNorth1,
    'eu-south-1': euSouth1,
    'eu-south-2': euSouth2,
    'eu-west-1': euWest1,
    'eu-west-2': euWest2,
    'eu-west-3': euWest3,
    'il-central-1': ilCentral1,
    'me-central-1': meCentral1,
    'me-south-1': meSouth1,
    'mx-central-1': mxCentral1,
    'sa-east-1': saEast1,
    'us-east-1': usEast1,
    'us-east-2': usEast2,
    'us-gov-east-1': usGovEast1,
    'us-gov-west-1': usGovWest1,
    'us-west-1': usWest1,
    'us-west-2': usWest2,
  },
};
