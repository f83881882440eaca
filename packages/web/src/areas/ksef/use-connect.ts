import { fileToBase64 } from '../../lib/files.ts';
import { type ConnectionForm, target } from './form.ts';
import { useRequestSignature, useSaveCertificate, useSaveToken } from './queries.ts';

/** Sends the form by the route of its method. */
export function useConnect() {
  const token = useSaveToken();
  const certificate = useSaveCertificate();
  const signature = useRequestSignature();
  const all = [token, certificate, signature];

  async function connect(form: ConnectionForm): Promise<void> {
    for (const one of all) one.reset();
    switch (form.method) {
      case 'token':
        await token.mutateAsync({ ...target(form), token: form.token });
        return;
      case 'certificate':
        await certificate.mutateAsync({ ...target(form), ...(await keyFiles(form)) });
        return;
      case 'signature':
      case 'trusted-profile':
        await signature.mutateAsync({
          ...target(form),
          method: form.method,
          keepConnected: form.keepConnected,
        });
    }
  }

  return {
    connect,
    pending: all.some(({ isPending }) => isPending),
    error: all.map(({ error }) => error).find((error) => error !== null) ?? null,
  };
}

async function keyFiles({ certificate, privateKey, password }: ConnectionForm) {
  return {
    certificate: certificate ? await fileToBase64(certificate) : '',
    ...(privateKey ? { privateKey: await fileToBase64(privateKey) } : {}),
    ...(password === '' ? {} : { password }),
  };
}
