package io.paymiumfix.client;

/**
 * One entry of {@code GET /countries}. Immutable; a field the venue left out is null.
 *
 * @param isoAlpha2 ISO 3166-1 alpha-2
 * @param isoAlpha3 ISO 3166-1 alpha-3
 * @param accepted whether residents are served
 * @param nameEn English name
 * @param nameFr French name
 */
public record Country(String isoAlpha2, String isoAlpha3, Boolean accepted, String nameEn, String nameFr) {}
