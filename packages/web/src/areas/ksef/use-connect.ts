import { fileToBase64 } from '../../lib/files.ts';
import { type ConnectionForm, target } from './form.ts';
import { useRequestSignature, useSaveCertificate, useSaveToken } from './queries.ts';

/** Sends the form by the route of its method. */
export function useConnect() {
  const token = useSaveToken();
  const certificate = useSaveCertificate();
  const signature = useRequestSignature();
  const all = [token, certificate, signature];

  async function connect(form: ConnectionForm) {
    for (const one of all) one.reset();
    switch (form.method) {
      case 'token':
        return token.mutateAsync({ ...target(form), token: form.token });
      case 'certificate':
        return certificate.mutateAsync({ ...target(form), ...(await keyFiles(form)) });
      case 'signature':
      case 'trusted-profile':
        return signature.mutateAsync({
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
