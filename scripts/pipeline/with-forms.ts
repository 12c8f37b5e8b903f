// Joins what the forms of a guide turned out to be to the guide that is judged: checks know no store. Called by judge-run.ts and the accuracy command.
import type { FormFact } from '../../store/schemas/form-fact.ts';
import type { FormFile, ServiceGuide } from '../../store/schemas/guide.ts';

/** The guide with a fact beside each form that has one; the given guide stays as it is. */
export function withForms(guide: ServiceGuide, factOf: (url: string) => FormFact | undefined): ServiceGuide {
  const joined = (form: FormFile): FormFile => {
    const fact = factOf(form.url);
    return fact ? { ...form, fact } : form;
  };
  if (!guide.materials.some(({ blankForm, sampleForm }) => blankForm || sampleForm)) return guide;
  return {
    ...guide,
    materials: guide.materials.map((material) => ({
      ...material,
      ...(material.blankForm && { blankForm: joined(material.blankForm) }),
      ...(material.sampleForm && { sampleForm: joined(material.sampleForm) }),
    })),
  };
}
