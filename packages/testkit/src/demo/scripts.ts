import type { Cast } from './lifecycle.ts';

/** One turn of a conversation: who speaks, when after which event, and what; `{cause}` and `{remedy}` come from the scenario. */
export interface Turn {
  who: keyof Cast | 'other';
  after: 'created' | 'started' | 'reviewed' | 'resolved' | 'last';
  chance: number;
  says: readonly string[];
}

export const bug: readonly Turn[] = [
  {
    who: 'reviewer',
    after: 'created',
    chance: 0.5,
    says: [
      '{reporter} can you add the request id or the time of one case? Otherwise I have nothing to search for.',
      'Is that new since the last release, {reporter}, or did we only notice it now?',
      '{assignee} could you have a look? You were in that code last.',
      'How many people does this touch, {reporter}? I need to know whether it goes into this sprint.',
      'Reads like what we had in {month}. {reporter}, same place?',
      'Thanks for the clear report. I put it behind the things we promised for {weekday}.',
    ],
  },
  {
    who: 'reporter',
    after: 'last',
    chance: 0.45,
    says: [
      'Sure: {uuid}, about {minutes} past the hour.',
      'It was there before, I think, only less often.',
      '{reviewer} yes, same place. I tried again just now and it happens [every time|about every third time].',
      'As far as I can tell {smallCount} people so far, one of them rather loud.',
      'I made a recording, it is in the team folder. The moment is at 0:{minutes}.',
    ],
  },
  {
    who: 'other',
    after: 'created',
    chance: 0.28,
    says: [
      'We see that as well, on another account. Happy to test.',
      '+1 from our side, {smallCount} tickets this week.',
      'Can confirm. It goes away when you try twice, which is hard to explain to anyone.',
      'I cannot reproduce it here. Maybe it depends on the account?',
      'This bit me during a demo on {weekday}. Please, please.',
    ],
  },
  {
    who: 'assignee',
    after: 'started',
    chance: 0.75,
    says: [
      'Found it: {cause}.',
      'It took me a while, but {cause}.',
      'Can reproduce it now. My theory is that {cause}; I am writing a test to be sure.',
      '{reporter} thanks for the details. In short: {cause}.',
      'So, {cause}. The fix is small, testing it is not.',
      'Update: {cause}. That explains why it never showed up on staging.',
    ],
  },
  {
    who: 'reviewer',
    after: 'reviewed',
    chance: 0.5,
    says: [
      'Two remarks in the pull request, nothing that blocks. Good find.',
      'Looks right to me. Could the test say what it protects against? In a year nobody will know.',
      '{assignee} what happens to the ones that are already broken? We need a script or a sentence for support.',
      'I would rather not have the flag. If we trust it, we ship it.',
      'Approved. Please watch the error rate for an hour after the rollout.',
    ],
  },
  {
    who: 'assignee',
    after: 'last',
    chance: 0.5,
    says: [
      '{remedy}. See https://git.fernwharf.example/{repository}/pull/{line}.',
      'Done as {reviewer} asked: {lowerRemedy}.',
      '{remedy}. The broken ones are repaired by a script, {count} in all.',
      'Goes out with {version}. {remedy}.',
    ],
  },
  {
    who: 'tester',
    after: 'resolved',
    chance: 0.55,
    says: [
      'Verified on staging with {version}. I tried the original steps and two odd variations.',
      'Works. I also checked that the neighbours still do.',
      'Tested in production with the account of the reporter, looks good. Closing.',
      'Could not break it any more, and I tried for {duration}.',
      'Verified. Found another thing on the way and will file it separately.',
    ],
  },
  {
    who: 'reporter',
    after: 'last',
    chance: 0.2,
    says: [
      'Thank you both, that was quick.',
      'Confirmed from our side. Customers are told.',
      'Lovely. I will stop answering those mails by hand then.',
    ],
  },
];

export const plan: readonly Turn[] = [
  {
    who: 'reviewer',
    after: 'created',
    chance: 0.5,
    says: [
      '{reporter} what is the smallest version of this that would already help?',
      'Do we know what this would save, {reporter}? A rough number is enough.',
      'Estimated in refinement. The uncertain part is how many places depend on it.',
      'Let us talk about it on {weekday}, I have a question about the order of things.',
      'We looked at this in {month} and stopped for lack of an owner. {assignee} takes it now.',
      'Makes sense. I moved it before the other one, it is easier that way round.',
    ],
  },
  {
    who: 'reporter',
    after: 'last',
    chance: 0.45,
    says: [
      'The first point is the heart of it, the rest can wait.',
      '{reviewer} about {count} a week, going by the logs. I trust the order of magnitude, not the digits.',
      'I asked around on {weekday}: most would take the simple version tomorrow.',
      'Draft is in the wiki, comments welcome.',
      'Fine with me. The date that counts is the end of {nextMonth}.',
    ],
  },
  {
    who: 'assignee',
    after: 'started',
    chance: 0.6,
    says: [
      'Started. I split off what needs no decision.',
      'Half way. The part I was afraid of turned out to be easy, the other one did not.',
      'Blocked until {weekday}, waiting for access. I use the time for the tests.',
      'First version is on a branch, ready to look at. It is ugly, but it works.',
      'I keep notes in the wiki as I go, so that somebody else could take over.',
      'This touches more than I thought: {smallCount} places. Still doable in time.',
    ],
  },
  {
    who: 'other',
    after: 'started',
    chance: 0.2,
    says: [
      'Could the same thing be used on our side? We have the problem in another colour.',
      'From support: please tell us a day before, so that we can prepare the answers.',
      'Following this one, we depend on it.',
      'Small wish: announce it in the channel, not only here.',
    ],
  },
  {
    who: 'reviewer',
    after: 'reviewed',
    chance: 0.45,
    says: [
      'Went through it with {tester}. Two edge cases are listed in the pull request.',
      'Good. Please do not merge it on a Friday.',
      'Works for me. Let us start small and look at it on {weekday}.',
      '{assignee} please drop the second switch, nobody will remember it.',
      'I like how small it became. One question about naming, otherwise done.',
    ],
  },
  {
    who: 'assignee',
    after: 'last',
    chance: 0.5,
    says: [
      '{remedy}.',
      '{remedy}. Pull request: https://git.fernwharf.example/{repository}/pull/{line}.',
      'Addressed. {remedy}.',
      'For the notes: {lowerRemedy}.',
    ],
  },
  {
    who: 'reporter',
    after: 'resolved',
    chance: 0.4,
    says: [
      'Exactly that. Thank you!',
      'Saw it in the demo, nice.',
      'Accepted. One small follow-up, I wrote it down separately.',
      'Great, {assignee}. I pass it on.',
      'Checked the points one by one, all there.',
    ],
  },
];

export const incident: readonly Turn[] = [
  {
    who: 'other',
    after: 'created',
    chance: 0.6,
    says: [
      'Joining the call.',
      'We see it as well, first error at {minutes} past the hour.',
      'Support here: {smallCount} customers so far, we tell them that we know.',
      'Is there anything we should stop in the meantime?',
    ],
  },
  {
    who: 'reviewer',
    after: 'last',
    chance: 0.6,
    says: [
      'I take the lead. {assignee} looks into it, I write the updates.',
      'Status page is updated, next word in half an hour.',
      'Declared as an incident. Please keep findings here and chatter in the channel.',
    ],
  },
  {
    who: 'assignee',
    after: 'started',
    chance: 0.8,
    says: [
      'What I know so far: {cause}.',
      'Error rate is going down since the rollback.',
      'Cause is clear: {cause}.',
      'Not yet sure, but the timing fits: {cause}.',
    ],
  },
  {
    who: 'assignee',
    after: 'reviewed',
    chance: 0.7,
    says: [
      'Back to normal for {duration}. {remedy}.',
      '{remedy}. I watch it until {weekday}.',
      'Draft of the post-mortem is in the wiki. Short version: {lowerRemedy}.',
    ],
  },
  {
    who: 'reviewer',
    after: 'resolved',
    chance: 0.6,
    says: [
      'Review was on {weekday}. {smallCount} actions, all of them have an owner.',
      'Good that the rollback is one command now. Last year it was a page.',
      'Closing. Thank you all, especially for the calm notes.',
    ],
  },
];

export const desk: readonly Turn[] = [
  {
    who: 'assignee',
    after: 'created',
    chance: 0.7,
    says: [
      'Took it. I wrote back that we look into it and answer by {weekday}.',
      'Hello {reporter}, I have it. Is there a number where we can call?',
      'Known pattern, I ask the team before I promise anything.',
      'Answered with the macro for the first step and asked for a picture.',
    ],
  },
  {
    who: 'other',
    after: 'started',
    chance: 0.45,
    says: [
      'I looked it up: {cause}.',
      'On our side everything is as it should be. From what I see, {cause}.',
      '{assignee} it is as you guessed: {cause}.',
      'Give me until {weekday}, I need to look into the archive.',
    ],
  },
  {
    who: 'assignee',
    after: 'last',
    chance: 0.5,
    says: [
      'Passed that on in plain words. Waiting for an answer.',
      'Called back. They are calmer now and wait until {weekday}.',
      'Asked again, no answer for two days.',
      'They sent what we need. It matches what we thought.',
    ],
  },
  {
    who: 'reporter',
    after: 'reviewed',
    chance: 0.3,
    says: [
      'They replied: it has not changed on their side.',
      'Any news? I have them on the phone again.',
      'They ask whether somebody can confirm it in writing.',
    ],
  },
  {
    who: 'assignee',
    after: 'resolved',
    chance: 0.8,
    says: [
      '{remedy}.',
      '{remedy}. They are happy and so am I.',
      '{remedy}. I added it to the collection for the article.',
      'Closed with their consent. {remedy}.',
    ],
  },
];
