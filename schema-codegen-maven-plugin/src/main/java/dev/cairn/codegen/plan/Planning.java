package dev.cairn.codegen.plan;

import dev.cairn.codegen.identifier.Identifiers;
import dev.cairn.codegen.name.TypeOptions;
import dev.cairn.codegen.schema.SchemaMerger;
import dev.cairn.codegen.schema.SchemaSet;
import dev.cairn.documents.Diagnostics;

/**
 * What all planners of a run share. None of it depends on what has been decided.
 *
 * @param schemas follows references
 * @param options what the user chose
 * @param diagnostics takes what is wrong with the schemas
 * @param merger makes one schema of several
 * @param choices finds the alternatives of a schema
 * @param kinds tells what kinds of values a schema describes
 * @param warnings says what isn't checked
 * @param identifiers makes Java names
 */
record Planning(
        SchemaSet schemas,
        TypeOptions options,
        Diagnostics diagnostics,
        SchemaMerger merger,
        ChoicePlanner choices,
        ValueKinds kinds,
        KeywordWarnings warnings,
        Identifiers identifiers) {

    static Planning of(SchemaSet schemas, TypeOptions options, Diagnostics diagnostics) {
        SchemaMerger merger = new SchemaMerger(schemas, diagnostics);
        KeywordWarnings warnings = new KeywordWarnings(diagnostics);
        ChoicePlanner choices = new ChoicePlanner(schemas, merger, warnings, diagnostics);
        return new Planning(
                schemas,
                options,
                diagnostics,
                merger,
                choices,
                new ValueKinds(schemas, choices),
                warnings,
                new Identifiers());
    }
}
