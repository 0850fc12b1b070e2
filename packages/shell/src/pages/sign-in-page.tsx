import { useQuery, useQueryClient } from '@tanstack/react-query';
import { usePageTitle } from '../app/page-title.ts';
import { navigate, useLocation } from '../app/router.tsx';
import { pathAfterSignIn } from '../app/routes.ts';
import { welcomeQuery } from '../features/session/api.ts';
import { SignInForm } from '../features/session/sign-in-form.tsx';

export function SignInPage() {
  usePageTitle('Sign in');
  const { search } = useLocation();
  const client = useQueryClient();
  // Without an answer there is no hint, and the form works all the same.
  const welcome = useQuery(welcomeQuery);
  return (
    <main id="main" className="sign-in">
      <img src="/favicon.svg" alt="" width="40" height="40" />
      <h1>Sign in to Tenon</h1>
      <SignInForm
        welcome={welcome.data ?? {}}
        onSignedIn={() => {
          client.clear();
          navigate(pathAfterSignIn(search), { replace: true });
        }}
      />
    </main>
  );
}
