// The shape of manifest.yml, from the public Forge manifest reference. Only what is hosted is read; what is known but
// not hosted is reported by `references.ts`.
import { z } from 'zod';

const key = z
  .string()
  .regex(/^[a-zA-Z0-9_-]+$/, 'must consist of letters, digits, "_" and "-"')
  .max(255);
const address = z.union([z.string().max(1000), z.looseObject({ address: z.string().max(1000) })]);
const scopes = z.union([z.array(z.string()), z.record(z.string(), z.unknown())]);
const i18nText = z.union([z.string().min(1), z.looseObject({ i18n: z.string() })]);

const functionModule = z.looseObject({
  key,
  handler: z
    .string()
    .max(1024)
    .regex(/^[A-Za-z0-9_/-]+(\.[A-Za-z0-9_/-]+)*\.[A-Za-z_$][A-Za-z0-9_$]*$/, 'must be "<file>.<export>"'),
  timeoutSeconds: z.int().min(1).max(900).optional(),
  runtime: z.looseObject({ memoryMB: z.int().min(128).max(4096).optional() }).optional(),
});

const triggerModule = z.looseObject({
  key,
  function: z.string().max(255),
  events: z.array(z.union([z.string(), z.looseObject({ eventType: z.string() })])).min(1),
  filter: z.looseObject({ ignoreSelf: z.boolean().optional() }).optional(),
});

const consumerModule = z.looseObject({
  key,
  queue: z.string().max(36),
  function: z.string().max(255).optional(),
  resolver: z.looseObject({ function: z.string().max(255), method: z.string().optional() }).optional(),
});

const uiModule = z.looseObject({
  key,
  title: i18nText,
  icon: z.string().optional(),
  resource: z.string().optional(),
  function: z.string().optional(),
  render: z.enum(['default', 'native']).optional(),
  resolver: z.looseObject({ function: z.string().max(255).optional() }).optional(),
});

const resource = z.looseObject({
  key: z
    .string()
    .regex(/^[a-zA-Z0-9_-]+$/)
    .max(23),
  path: z.string().min(1),
});

export const manifestSchema = z.looseObject({
  app: z.looseObject({
    id: z.string().regex(/^ari:cloud:ecosystem::app\/[0-9a-zA-Z-]+$/, 'must be "ari:cloud:ecosystem::app/<id>"'),
    name: z.string().min(1).max(60).optional(),
    description: z.string().max(1000).optional(),
    runtime: z.looseObject({
      name: z.enum(['nodejs20.x', 'nodejs22.x', 'nodejs24.x']),
      memoryMB: z.int().min(128).max(1024).optional(),
    }),
  }),
  modules: z
    .looseObject({
      function: z.array(functionModule).optional(),
      trigger: z.array(triggerModule).optional(),
      consumer: z.array(consumerModule).optional(),
      'jira:issuePanel': z.array(uiModule).optional(),
      'jira:adminPage': z.array(uiModule).optional(),
    })
    .optional(),
  resources: z.array(resource).max(10).optional(),
  permissions: z
    .looseObject({
      scopes: scopes.optional(),
      external: z
        .looseObject({
          fetch: z
            .looseObject({ backend: z.array(address).optional(), client: z.array(address).optional() })
            .optional(),
        })
        .optional(),
    })
    .optional(),
});

export type ManifestDocument = z.infer<typeof manifestSchema>;
