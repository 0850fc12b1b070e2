/** How people come to paste such a thing. `%` is where the value stands. */
export const pastedWords: Readonly<Record<string, { sentence: string; setting: string; name: string }>> = {
  'aws.access-key-id.1': {
    sentence: 'The upload job still runs with the old key %, the other half is in the vault.',
    setting: 'aws_access_key_id = %\nregion = eu-central-1',
    name: 'Access key',
  },
  'github.token.1': {
    sentence: 'Use my token % until the bot account is ready.',
    setting: 'git clone https://build:%@github.com/fernwharf/tools.git',
    name: 'GitHub token',
  },
  'npm.token.1': {
    sentence: 'Publishing works again with %, I tried it from my machine.',
    setting: '//packages.example/:_authToken=%\nalways-auth=true',
    name: 'npm token',
  },
  'gitlab.token.1': {
    sentence: 'The mirror job signs in with % and that is the one that expired.',
    setting: 'curl --header "PRIVATE-TOKEN: %" https://gitlab.fernwharf.example/api/v4/projects',
    name: 'GitLab token',
  },
  'slack.token.1': {
    sentence: 'The alert bot posts with %, please do not change it before Monday.',
    setting: 'SLACK_BOT_TOKEN=%\nSLACK_CHANNEL=#alerts',
    name: 'Bot token',
  },
  'slack.webhook-url.1': {
    sentence: 'For a quick test send it to % and look into the channel.',
    setting: "curl -X POST -H 'Content-type: application/json' --data @alert.json %",
    name: 'Webhook',
  },
  'stripe.secret-key.1': {
    sentence: 'It is the live account, key %, so be careful with refunds.',
    setting: 'STRIPE_SECRET_KEY=%\nSTRIPE_API_VERSION=2023-10-16',
    name: 'Secret key',
  },
  'google.api-key.1': {
    sentence: 'The map works on my machine with % but not in the build.',
    setting: 'maps.apiKey=%\nmaps.region=AT',
    name: 'Maps key',
  },
  'anthropic.api-key.1': {
    sentence: 'I ran the summaries with my own key % to see what it costs.',
    setting: 'ANTHROPIC_API_KEY=%\nMODEL_TIMEOUT_MS=30000',
    name: 'API key',
  },
  'jwt.token.1': {
    sentence: 'This is the token from the failing request: %',
    setting: 'GET /v2/settlements HTTP/1.1\nAuthorization: Bearer %',
    name: 'Session token',
  },
  'pem.private-key.1': { sentence: 'For the SFTP server, as discussed: %', setting: '%', name: 'Deploy key' },
  'database.url-password.1': {
    sentence: 'You can see the rows yourself, connect to % from the bastion.',
    setting: 'DATABASE_URL=%\nPGSSLMODE=require',
    name: 'Connection',
  },
  'pii.iban.1': {
    sentence: 'The refund should go to % instead, the old account is closed.',
    setting: 'payee_account: %\npurpose: refund',
    name: 'Account of the customer',
  },
  'pii.payment-card.1': {
    sentence: 'The customer read out the card % and it is declined every time.',
    setting: 'card_number: %\nresult: declined',
    name: 'Card',
  },
  'pii.us-ssn.1': {
    sentence: 'The form was sent with the SSN % in the note field.',
    setting: 'applicant_ssn: % # SSN as sent by the form',
    name: 'SSN of the applicant',
  },
};
