import { AppError } from '#shared/domain/errors.ts';

/** A template may be this large, in bytes. */
export const mostTemplateBytes = 60 * 1024 * 1024;

export const templateTooLarge = (): AppError => new AppError('TEMPLATE_TOO_LARGE', { most: mostTemplateBytes / 1024 / 1024 });
