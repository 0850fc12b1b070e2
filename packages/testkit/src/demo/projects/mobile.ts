import type { DemoProject } from './project.ts';

export const mobile: DemoProject = {
  key: 'MOB',
  name: 'Mobile App',
  description: 'The shopping app for iOS and Android.',
  boardId: 17,
  weight: 20,
  repository: 'mobile-app',
  workflow: 'development',
  sprintGoals: [
    'Cold start under two seconds',
    'Checkout without leaving the app',
    'Accessibility audit closed',
    'Offline basket',
    'One design for both platforms',
  ],
  epics: [
    {
      name: 'Cold start under two seconds',
      why: 'On a three year old phone the app takes five seconds to become usable. One in nine sessions ends before that.',
    },
    {
      name: 'Basket that works offline',
      why: 'People shop in trains. Whatever they put into the basket in a tunnel is lost today.',
    },
    {
      name: 'Accessibility: reach WCAG AA',
      why: 'The audit lists 63 findings; some make the checkout unusable with a screen reader.',
    },
    {
      name: 'Push messages people want',
      why: 'Half of our users switch push off within a month because everything comes at once and nothing can be chosen.',
    },
    {
      name: 'Rebuild product search',
      why: 'Search is the most used screen and the one with the worst rating.',
    },
  ],
  slots: {
    device: [
      'Pixel 6a',
      'Pixel 8',
      'Galaxy A54',
      'Galaxy S22',
      'iPhone 12 mini',
      'iPhone 15',
      'iPhone SE (2022)',
      'Redmi Note 12',
      'Fairphone 5',
      'iPad Air',
    ],
    os: ['Android 12', 'Android 13', 'Android 14', 'iOS 16.6', 'iOS 17.2', 'iOS 17.5', 'Android 11'],
    android: ['Pixel 6a', 'Pixel 8', 'Galaxy A54', 'Galaxy S22', 'Redmi Note 12', 'Fairphone 5', 'Galaxy Tab S9'],
    androidOs: ['Android 11', 'Android 12', 'Android 13', 'Android 14'],
    screen: [
      'basket',
      'product page',
      'result list',
      'checkout',
      'order history',
      'wish list',
      'settings page',
      'store finder',
      'barcode scanner',
      'onboarding',
    ],
    gesture: [
      'swiping back',
      'rotating the device',
      'returning from the camera',
      'opening a deep link',
      'pulling to refresh',
      'switching to dark mode',
      'coming back after a phone call',
    ],
    language: ['German', 'Polish', 'Portuguese', 'Japanese', 'Turkish', 'Arabic', 'French', 'Finnish'],
    viewClass: [
      'BasketViewModel',
      'SearchResultsAdapter',
      'CheckoutCoordinator',
      'ProductPageFragment',
      'OrderListReducer',
      'ScannerSession',
      'WishListStore',
    ],
    library: ['Kotlin', 'Compose', 'the image loader', 'the push SDK', 'the analytics SDK', 'Realm', 'the map view'],
    assistive: ['TalkBack', 'VoiceOver', 'Switch Control', 'the largest text size', 'Voice Access'],
    control: [
      'quantity stepper',
      'size picker',
      'remove button',
      'price filter',
      'coupon field',
      'delivery date chooser',
      'favourite heart',
    ],
  },
  scenarios: [
    {
      type: 'Bug',
      component: 'App shell',
      summary: [
        'App crashes on the {screen} after {gesture} ({androidOs})',
        '{screen} crashes on {android} after {gesture}',
      ],
      opening: [
        'The crash reporter shows {count} crashes of this kind since {version}, all on {androidOs}.',
        'On my {android} the app closes as soon as I come back to the {screen}. It began with {version}.',
      ],
      details: [
        'It needs a slow connection; on office Wi-Fi I cannot trigger it.',
        'Crash-free sessions fell from 99.6 to 98.{minutes} %.',
        'Looks like the same trace we had before {version}, but with another view on top.',
      ],
      steps: ['Open the {screen}', 'Wait until the list has loaded', 'Trigger it by {gesture}', 'Scroll once'],
      expected: 'The {screen} is where I left it.',
      actual: 'The app closes without a message.',
      code: {
        title: 'Crash log',
        language: 'kotlin',
        text: 'Fatal Exception: java.lang.IllegalStateException: Fragment already added: {viewClass}\n    at androidx.fragment.app.FragmentStore.addFragment(FragmentStore.java:{line})\n    at example.fernwharf.app.{viewClass}.restore({viewClass}.kt:{line.2})\n    at example.fernwharf.app.MainActivity.onNewIntent(MainActivity.kt:{line.3})\nDevice: {android}, {androidOs}, app {version} ({buildNumber})',
      },
      cause: [
        'the saved state is restored twice when the process was killed in the background',
        '`{viewClass}` keeps a reference to the old activity',
      ],
      remedy: [
        'State moved to the view model with a saved state handle',
        '`{viewClass}` no longer outlives its screen; added a test that recreates the activity',
      ],
      labels: ['crash'],
    },
    {
      type: 'Bug',
      component: 'Checkout',
      summary: [
        '{control} on the {screen} [does not react|reacts only to the second tap] on {device}',
        '{control} jumps back to its old value on the {screen} ({os})',
      ],
      opening: [
        'Testing {version} on a {device}: the {control} on the {screen} needs two taps.',
        'A customer sent a video in which the {control} changes and falls back a second later.',
      ],
      details: [
        'With the network inspector open it never happens, so it smells like a race.',
        'Only the first item of the list is affected.',
      ],
      steps: ['Put two things into the basket', 'Go to the {screen}', 'Use the {control} twice, quickly'],
      expected: 'One tap is enough, and the value stays.',
      cause: [
        'the touch target is under the invisible end of the sheet above',
        'answers are applied in the order in which they arrive, not in which they were asked for',
      ],
      remedy: [
        'Touch area is 48 dp now and lies above the sheet',
        'Requests carry a counter; older answers are dropped',
      ],
    },
    {
      type: 'Bug',
      component: 'Localisation',
      summary: [
        '{language}: text on the {screen} is [cut off|overlapping the price] on {device}',
        '{language} plural is wrong for {smallCount} items on the {screen}',
      ],
      opening: [
        'The {language} text of the {screen} is longer than the button. See the attached picture `screen-{buildNumber}.png`.',
        'In {language} the {screen} says "{smallCount} item".',
      ],
      details: [
        'The translation agency asks for the context of the string; the key alone does not tell them.',
        'Screenshots in all languages are in the folder of the translation round.',
      ],
      cause: [
        'the button has a fixed width since the redesign',
        'we build that sentence from two strings, which works in English only',
      ],
      remedy: [
        'Buttons grow to two lines; screenshot tests run in {language} and pseudo-locale',
        'One string with plural forms instead of two',
      ],
      labels: ['l10n'],
    },
    {
      type: 'Bug',
      component: 'Accessibility',
      summary: [
        '{assistive} does not announce the {control} on the {screen}',
        'Focus is lost on the {screen} after closing the {control} with {assistive}',
      ],
      opening: [
        'Finding {smallCount} of the audit: with {assistive} the {control} on the {screen} is read as "button, button".',
        'A customer who uses {assistive} cannot get past the {screen}.',
      ],
      criteria: [
        'The {control} has a name, a role and a value',
        'Changes are announced once',
        'The order of focus follows the eye',
      ],
      cause: [
        'the {control} is drawn on a canvas and has no semantics at all',
        'the sheet removes the focused view before it moves the focus',
      ],
      remedy: [
        'Semantics added, and checked by a test that reads the tree',
        'Focus goes back to the element that opened the sheet',
      ],
      labels: ['a11y', 'audit'],
    },
    {
      type: 'Story',
      component: 'Search',
      summary: ['Suggest {suggestion} while typing on the {screen}', 'Remember filters of the {screen} on {platform}'],
      opening: [
        'In the interviews people looked for {suggestion} first and found them last.',
        'Whoever comes back to the {screen} sets the same filters again. Nine of twelve testers were annoyed by it.',
      ],
      criteria: [
        'Works without an account',
        'Ready within {ms} ms on a {device}',
        'Never leads to an empty list',
        'Can be switched off in the settings',
      ],
      details: ['Design: see the frame "Search / {screen} / v{smallCount}".', 'Out of scope: voice.'],
      remedy: [
        'It is in the beta since {version}; {percent} % of searches use it',
        'Ready for the design review, the empty state still has the old drawing',
      ],
      labels: ['search'],
    },
    {
      type: 'Story',
      component: 'Notifications',
      summary: [
        'Choose which messages about {topic} arrive as push',
        'Quiet hours for messages about {topic} on {platform}',
      ],
      opening: [
        'People want to hear about {topic} and are told about everything.',
        'A message about {topic} at five in the morning is the quickest way to lose a user.',
      ],
      criteria: [
        'A switch per topic, with what it means in one line',
        'The system setting wins',
        'Changing it works offline and is sent later',
        'Default: only {topic}',
      ],
      remedy: [
        'Topics are live for Android, iOS waits for the store review',
        'Rolled out to everyone; opt-outs fell to {smallCount} a day',
      ],
    },
    {
      type: 'Task',
      component: 'Build',
      summary: [
        'Update {library} to {version.2} on {platform}',
        'Cut build time of the {platform} release job below {duration}',
      ],
      opening: [
        '{library} {version.2} fixes the leak we work around in `{viewClass}`.',
        'The {platform} release job takes {duration.2}; half of it is spent on tests that do not depend on the build type.',
      ],
      criteria: [
        'App size does not grow by more than 200 KB',
        'Smoke test on {device} and {device.2}',
        'Release notes',
      ],
      code: {
        title: 'libs.versions.toml',
        language: 'toml',
        text: '[versions]\nagp = "8.4.1"\nkotlin = "{version.2}"\ncompose-bom = "2024.05.00"\n\n[libraries]\nimage-loader = { module = "example.fernwharf:image-loader", version = "{version.3}" }',
      },
      remedy: [
        'Merged. The work-around in `{viewClass}` is gone',
        'Build is at {duration}, caching the dependency folder did most of it',
      ],
      labels: ['tech-debt'],
    },
    {
      type: 'Task',
      component: 'Performance',
      summary: [
        'Profile the first frame of the {screen} on {device}',
        'Open the {screen} on {device} in less than {lcpAfter} ms',
      ],
      opening: [
        'Opening the {screen} on a {device} drops {smallCount} frames. I want to know where they go before we guess.',
        'The {screen} is the slowest of all on a {device}; reviews in the store mention it by name.',
      ],
      table: [
        ['Phase', 'now', 'goal'],
        ['process start', '{slow} ms', '300 ms'],
        ['first frame', '1{slow} ms', '700 ms'],
        ['{screen} ready', '2{slow} ms', '1200 ms'],
      ],
      remedy: [
        'Most of it is decoding images that are never shown; the rest is {library}',
        'Moved {library} off the start path: {ms.4} ms saved',
      ],
      labels: ['performance'],
    },
  ],
  subtasks: [
    'Screenshot tests for the {screen} in {language}',
    'Analytics events of the {control}',
    'Empty and error state of the {screen}',
    'iOS: {control} on the {screen}',
    'Android: {control} on the {screen}',
    'Texts and translations for the {screen}',
    'Test on {device} with {assistive}',
    'Remote flag for the {control}',
  ],
};
