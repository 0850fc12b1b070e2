import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message/section-message';
import Textfield from '@atlaskit/textfield/text-field';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { signIn, type Welcome } from './api.ts';

/** Asks for an account. `onSignedIn` runs once the site has set its session cookie. */
export function SignInForm({ welcome, onSignedIn }: { welcome: Welcome; onSignedIn: () => void }) {
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const passwordInput = useRef<HTMLInputElement>(null);
  const attempt = useMutation({ mutationFn: () => signIn(username, password), onSuccess: onSignedIn });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    attempt.mutate();
  };
  return (
    <>
      {attempt.isError && (
        <div role="alert" className="sign-in-error">
          <SectionMessage appearance="error" title="Cannot sign in">
            <p>{attempt.error.message}</p>
          </SectionMessage>
        </div>
      )}
      <form onSubmit={submit} className="stack">
        <div>
          <label htmlFor="username">Email address</label>
          <Textfield
            id="username"
            name="username"
            autoComplete="username"
            isRequired
            value={username}
            onChange={(event) => setUsername(event.currentTarget.value)}
          />
        </div>
        <div>
          <label htmlFor="password">Password</label>
          <Textfield
            id="password"
            ref={passwordInput}
            name="password"
            type="password"
            autoComplete="current-password"
            isRequired
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        </div>
        <Button type="submit" appearance="primary" shouldFitContainer isLoading={attempt.isPending}>
          Sign in
        </Button>
      </form>
      <DemoAccounts
        welcome={welcome}
        onChoose={(email) => {
          setUsername(email);
          passwordInput.current?.focus();
        }}
      />
    </>
  );
}

function DemoAccounts({ welcome, onChoose }: { welcome: Welcome; onChoose: (email: string) => void }) {
  if (!welcome.accounts?.length) return null;
  return (
    <section className="demo-accounts" aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">Demo accounts</h2>
      <ul>
        {welcome.accounts.map((account) => (
          <li key={account.email}>
            <Button appearance="subtle" spacing="compact" onClick={() => onChoose(account.email)}>
              {account.email}
            </Button>
            <span className="subtle">
              {account.displayName}, {account.role}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
