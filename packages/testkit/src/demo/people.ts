import { Dice } from './dice.ts';

export type Role = 'lead' | 'dev' | 'qa' | 'product' | 'design' | 'support' | 'ops' | 'security';
export type Team = 'MOB' | 'PAY' | 'SHOP' | 'PLAT' | 'SEC' | 'HELP';

export interface Colleague {
  accountId: string;
  displayName: string;
  firstName: string;
  emailAddress: string;
  role: Role;
  teams: readonly Team[];
  timeZone: string;
  /** Hours ahead of UTC; summer time is left out, nobody reads minutes of a comment that closely. */
  offsetHours: number;
}

export const company = { name: 'Fernwharf', domain: 'fernwharf.example' };

const zones: Readonly<Record<string, number>> = {
  'Europe/Vienna': 1,
  'Europe/Lisbon': 0,
  'Europe/Warsaw': 1,
  'Africa/Lagos': 1,
  'Africa/Nairobi': 3,
  'Asia/Kolkata': 5.5,
  'Asia/Tokyo': 9,
  'America/Toronto': -5,
  'America/Sao_Paulo': -3,
};

const staff: readonly (readonly [name: string, role: Role, teams: string, timeZone: string])[] = [
  ['Miriam Oberhauser', 'lead', 'PAY', 'Europe/Vienna'],
  ['Tomasz Wilczek', 'dev', 'PAY', 'Europe/Warsaw'],
  ['Adaeze Nwosu', 'dev', 'PAY PLAT', 'Africa/Lagos'],
  ['Kenji Morimoto', 'dev', 'PAY', 'Asia/Tokyo'],
  ['Ines Carvalhal', 'qa', 'PAY SHOP', 'Europe/Lisbon'],
  ['Rohan Deshpande', 'lead', 'MOB', 'Asia/Kolkata'],
  ['Lucia Ferrante', 'dev', 'MOB', 'Europe/Vienna'],
  ['Priya Raghunathan', 'dev', 'MOB', 'Asia/Kolkata'],
  ['Mateus Figueira', 'dev', 'MOB', 'America/Sao_Paulo'],
  ['Hanna Lindqvist', 'qa', 'MOB', 'Europe/Warsaw'],
  ['Chloé Desrosiers', 'design', 'MOB SHOP', 'America/Toronto'],
  ['Stefan Brunnbauer', 'lead', 'SHOP', 'Europe/Vienna'],
  ['Wanjiru Kamande', 'dev', 'SHOP', 'Africa/Nairobi'],
  ['Elif Karahan', 'dev', 'SHOP', 'Europe/Warsaw'],
  ['Gabriel Tremblay', 'dev', 'SHOP PLAT', 'America/Toronto'],
  ['Beatriz Monção', 'product', 'SHOP MOB', 'Europe/Lisbon'],
  ['Owen Castellane', 'product', 'PAY', 'America/Toronto'],
  ['Agnieszka Polak', 'lead', 'PLAT', 'Europe/Warsaw'],
  ['Daichi Kurosawa', 'ops', 'PLAT', 'Asia/Tokyo'],
  ['Femi Adegoke', 'ops', 'PLAT', 'Africa/Lagos'],
  ['Jelena Marković', 'ops', 'PLAT SEC', 'Europe/Vienna'],
  ['Noor van Dalen', 'security', 'SEC', 'Europe/Vienna'],
  ['Thabo Ndlovu', 'security', 'SEC', 'Africa/Nairobi'],
  ['Sofia Restrepo', 'support', 'HELP', 'America/Sao_Paulo'],
  ['Ayaka Fujii', 'support', 'HELP', 'Asia/Tokyo'],
  ['Declan Moriarty', 'support', 'HELP', 'Europe/Lisbon'],
];

/** The people of the company; their ids follow from the seed. */
export function hire(seed: number): Colleague[] {
  const dice = Dice.for(seed, 0x70656f70);
  return staff.map(([displayName, role, teams, timeZone]) => ({
    accountId: dice.letters(24, '0123456789abcdef'),
    displayName,
    firstName: displayName.split(' ')[0] ?? displayName,
    emailAddress: `${plain(displayName).toLowerCase().replaceAll(' ', '.')}@${company.domain}`,
    role,
    teams: teams.split(' ') as Team[],
    timeZone,
    offsetHours: zones[timeZone] ?? 0,
  }));
}

/** Letters without their accents, as mail addresses have them. */
function plain(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '');
}

/** As Jira's REST API names a user. */
export function presentUser(person: Colleague) {
  const { accountId, displayName, emailAddress, timeZone } = person;
  return { accountId, accountType: 'atlassian', displayName, emailAddress, active: true, timeZone };
}
