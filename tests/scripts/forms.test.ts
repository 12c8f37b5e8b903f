// Facts of forms reach the checks through the pipeline; a second night on the same forms finds the same.
import { expect, test } from 'vitest';
import { guideChecks } from '../../checks/index.ts';
import { buildFixture } from '../../fixtures/build.ts';
import { QUESTION_RULE } from '../../reports/questions.ts';
import { fixtureFact } from '../../scripts/accuracy/form-facts.ts';
import { judgeRun } from '../../scripts/pipeline/judge-run.ts';
import { messages } from '../../scripts/pipeline.ts';
import { folder, open } from '../store/folder.ts';

const FORMS = /^[BS]F/;
const checks = guideChecks.filter(({ meta }) => meta.messages.some(({ id }) => FORMS.test(id)));

test('facts are joined when guides are judged, and the second night is equal', () => {
  const store = open(folder());
  const { guides, truth } = buildFixture();
  const nights = [0, 1].map(() => {
    const run = store.runs.start({ site: 'fixture', kind: 'crawl' });
    for (const { item, unit, guide, files } of guides) {
      store.items.upsert(run.id, [item]);
      store.guides.save({
        run: run.id,
        item: item.id,
        channel: 'pc',
        capture: null,
        url: null,
        unit: unit.id,
        guide,
      });
      for (const { blankForm, sampleForm } of guide.materials)
        for (const form of [blankForm, sampleForm]) {
          const fact = form && fixtureFact(form.url, files?.[form.url]);
          if (fact) store.forms.save(run.id, fact);
        }
    }
    judgeRun({ store, run, checks, corpus: [], messages, options: {}, questions: () => QUESTION_RULE });
    store.runs.finish(run.id, { status: 'done', summary: null });
    const stored = store.guides.get(run.id, guides[0]!.item.id, 'pc')!;
    expect(JSON.stringify(stored.guide)).not.toContain('"fact"');
    return [...store.findings.iterate(run.id)].map(({ id, outcome, detail }) => ({ id, outcome, detail }));
  });
  const planted = truth.filter(({ message, channel }) => FORMS.test(message) && channel === 'pc');
  expect(planted.length).toBeGreaterThan(10);
  expect(nights[0]).toHaveLength(planted.length);
  expect(nights[1]).toEqual(nights[0]);
});
