import * as Sentry from '@sentry/browser';

/** Sentry Feedback as its own documentation sets it up, with its button and its form in the same bundle. */
Sentry.init({
  dsn: `http://key@${location.host}/1`,
  integrations: [Sentry.feedbackIntegration({ colorScheme: 'light', autoInject: true })],
});
