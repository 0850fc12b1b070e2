import { presentInstant } from './calendar.ts';
import type { Dice } from './dice.ts';
import type { Scene, Slots } from './scene.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** What every project speaks of; `at` is when the issue is created. */
export function commonSlots(at: number): Slots {
  const month = new Date(at).getUTCMonth();
  return {
    weekday: weekdays,
    month: [
      months[(month + 11) % 12] ?? 'April',
      months[(month + 10) % 12] ?? 'March',
      months[(month + 9) % 12] ?? 'February',
    ],
    nextMonth: [months[(month + 1) % 12] ?? 'June'],
    monthNumber: [new Date(at).toISOString().slice(0, 7)],
    country: [
      'Austria',
      'Germany',
      'Portugal',
      'Poland',
      'Sweden',
      'Canada',
      'Brazil',
      'Japan',
      'Kenya',
      'Ireland',
      'Switzerland',
      'the Netherlands',
    ],
    platform: ['iOS', 'Android', 'both platforms'],
    suggestion: ['brands', 'sizes', 'earlier purchases', 'nearby stores', 'spelling corrections', 'categories'],
    topic: ['orders', 'prices', 'deliveries', 'new arrivals', 'gift cards', 'opening hours'],
    javaVersion: ['17', '21', '22'],
    payoutWord: ['batches', 'transfers', 'corrections', 'instalments'],
    webhookEvent: [
      'payment.captured',
      'payment.failed',
      'refund.settled',
      'payout.sent',
      'dispute.opened',
      'mandate.revoked',
    ],
    path: [
      '/account/export',
      '/admin/search',
      '/partners/invoices',
      '/images/fetch',
      '/login/next',
      '/orders/print',
      '/api/labels',
      '/status/subscribe',
    ],
    reach: [
      'not reachable with our settings',
      'reachable from the upload form',
      'called for every request',
      'only in a batch job',
    ],
    smallCount: ({ dice }) => String(dice.between(2, 14)),
    count: ({ dice }) => String(dice.between(21, 940)),
    percent: ({ dice }) => String(dice.between(3, 38)),
    ms: ({ dice }) => String(dice.between(12, 480) * 5),
    // Pairs that make sense next to each other: the second is better than the first.
    quick: ({ dice }) => String(dice.between(20, 95)),
    quickAfter: (scene) => lessThan(scene, 'quick'),
    slow: ({ dice }) => String(dice.between(36, 180) * 5),
    slowAfter: (scene) => lessThan(scene, 'slow'),
    lcp: ({ dice }) => String(dice.between(52, 96) * 50),
    lcpAfter: (scene) => lessThan(scene, 'lcp'),
    heapAfter: (scene) => lessThan(scene, 'heap'),
    heap: ({ dice }) => String(dice.between(9, 96) * 8),
    line: ({ dice }) => String(dice.between(31, 912)),
    minutes: ({ dice }) => String(dice.between(10, 58)),
    days: ({ dice }) => String(dice.between(3, 12)),
    amount: ({ dice }) => `${dice.between(12, 640)}.${dice.between(10, 99)}`,
    smallAmount: ({ dice }) => `0.0${dice.between(1, 9)}`,
    duration: ['8 minutes', '25 minutes', 'half an hour', '40 minutes', 'an hour', 'two hours', '12 minutes'],
    version: ({ dice }) => `${dice.between(1, 9)}.${dice.between(0, 24)}.${dice.between(0, 9)}`,
    buildNumber: ({ dice }) => String(dice.between(4000, 9900)),
    orderNumber: ({ dice }) => String(dice.between(40_000_000, 49_999_999)),
    tracking: ({ dice }) => `JJD${dice.letters(12, '0123456789')}`,
    lastDigits: ({ dice }) => dice.letters(4, '0123456789'),
    sha8: ({ dice }) => hex(dice, 8),
    sha12: ({ dice }) => hex(dice, 12),
    sha: ({ dice }) => hex(dice, 40),
    sha256: ({ dice }) => hex(dice, 64),
    uuid: ({ dice }) => uuid(dice),
    isoDate: ({ dice }) => presentInstant(at - dice.between(60, 7200) * 1000).replace('+0000', 'Z'),
  };
}

function lessThan(scene: Scene, name: string): string {
  return String(Math.round(Number(scene.value(name)) * (0.45 + scene.dice.fraction() * 0.45)));
}

function hex(dice: Dice, length: number): string {
  return dice.letters(length, '0123456789abcdef');
}

function uuid(dice: Dice): string {
  return `${hex(dice, 8)}-${hex(dice, 4)}-4${hex(dice, 3)}-a${hex(dice, 3)}-${hex(dice, 12)}`;
}
