package dev.cairn.records.schema;

import dev.cairn.templates.Template;
import org.jspecify.annotations.Nullable;

/**
 * Replaces one type of an API by another.
 *
 * @param currentType what the API says: a text, or a list of texts
 * @param targetType the type that replaces it
 * @param condition over {@code raw_schema}, the field's description, or null for always
 */
public record TypeMapping(
        Object currentType, FieldType targetType, @Nullable Template condition) {}
