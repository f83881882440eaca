import { signAs, type SignRequest } from '../../control/signers.ts';
import { signingPage } from '../pages/signing.ts';
import { readUpload } from '../upload.ts';
import { type Portal, sendXml, show } from './portal.ts';

const isSigner = (name: unknown): name is SignRequest['as'] =>
  name === 'person' || name === 'seal' || name === 'trusted-profile';

/** Signs uploaded files, as a signing program or gov.pl would. */
export function registerSigning({ app, services, visits, guard }: Portal): void {
  app.get(
    '/podpis',
    visits.required((visit, _request, reply) => show(reply, signingPage(visit))),
  );

  app.post(
    '/podpis',
    visits.required(async (visit, request, reply) => {
      const { say } = visit;
      const refuse = (error: string, status = 422) => show(reply, signingPage(visit, error), status);
      const choose = say('Wybierz plik do podpisania.', 'Choose a file to sign.');
      const upload = await readUpload(request);
      if (!upload) return refuse(choose);
      const { part, value } = upload;
      const xml = await part.toBuffer();
      if (!guard.holds(visit.session, value('stamp')))
        return refuse(say('Formularz wygasł. Spróbuj jeszcze raz.', 'The form has expired. Try again.'), 403);
      const signer = value('as');
      if (!isSigner(signer)) return refuse(say('Wybierz, kto podpisuje.', 'Choose who signs.'));
      try {
        const signed = await signAs(services, {
          xml,
          as: signer,
          nip: visit.loggedIn.context.value.slice(0, 10),
        });
        return sendXml(reply, signed, (part.filename || 'plik.xml').replace(/(\.xml)?$/i, '-podpisany.xml'));
      } catch (error) {
        request.log.info({ error }, 'a file could not be signed');
        return refuse(
          say(
            'Tego pliku nie da się podpisać: wgraj plik AuthTokenRequest pobrany z programu do faktur.',
            'This file cannot be signed: upload the AuthTokenRequest that an invoicing program gave you.',
          ),
        );
      }
    }),
  );
}
