import { Accordion } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Narrow } from '../../design/Page.tsx';
import { PageHeader } from '../../design/PageHeader.tsx';

const articles = ['token', 'environments', 'waiting', 'rejected', 'revoke', 'purchases'] as const;

/** Short answers to what people ask first. */
export function HelpPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('help.title')} />
      <Narrow>
        <Accordion variant="separated" defaultValue={articles[0]}>
          {articles.map((article) => (
            <Accordion.Item key={article} value={article}>
              <Accordion.Control>
                <b>{t(`help.articles.${article}.title`)}</b>
              </Accordion.Control>
              <Accordion.Panel>{t(`help.articles.${article}.text`)}</Accordion.Panel>
            </Accordion.Item>
          ))}
        </Accordion>
      </Narrow>
    </>
  );
}
