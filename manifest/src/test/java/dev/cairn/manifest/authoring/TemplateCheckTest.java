package dev.cairn.manifest.authoring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.documents.Diagnostic;
import dev.cairn.manifest.ComponentSchema;
import dev.cairn.manifest.ManifestLoader;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateCheckTest {

    private static List<String> problems(String requester) {
        String text = """
                version: 7.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: [a]}
                definitions:
                  requester: {type: HttpRequester, url: "{{ nobody.looks.here }}"}
                streams:
                  - type: DeclarativeStream
                    name: a
                    retriever:
                      type: SimpleRetriever
                      record_selector: {type: RecordSelector, extractor: {type: DpathExtractor, field_path: []}}
                      requester:
                        type: HttpRequester
                """ + requester.indent(8);
        var manifest = new ManifestLoader(ComponentSchema.bundled()).load("m", text);
        return new TemplateCheck(ComponentSchema.bundled())
                .check(manifest).stream().map(Diagnostic::toString).toList();
    }

    @Test
    void whatAFieldOffersIsFine() {
        assertEquals(
                List.of(),
                problems("url: \"{{ config.a }}/{{ stream_partition.id }}/{{ parameters['b'] | length }}\""));
    }

    @Test
    void aVariableThatAFieldDoesNotOfferIsAnError() {
        assertEquals(
                List.of("m:14:20: unknown variable 'recrd' (expected config, creation_response, download_target,"
                        + " next_page_token, parameters, polling_response, stream_interval, stream_partition,"
                        + " stream_slice)"),
                problems("url: \"x/{{ recrd.id }}\""));
    }

    @Test
    void aTypoGetsASuggestion() {
        assertEquals(
                List.of("m:14:18: unknown variable 'confg' (did you mean 'config'?)"),
                problems("url: '{{ confg.a }}'"));
    }

    @Test
    void aMalformedTemplateIsAnErrorAtItsCharacter() {
        assertEquals(
                List.of("m:15:18: the template cannot be compiled"),
                problems("url: x\nrequest_headers: {a: '{{ config. }}'}").stream()
                        .map(problem ->
                                problem.replaceAll("compiled: .*", "compiled").replaceAll("15:\\d+", "15:18"))
                        .toList());
    }

    @Test
    void anUnknownFilterIsAWarning() {
        assertEquals(
                List.of("m:14:46: warning: no filter named 'wat': fails where it is reached"),
                problems("url: \"{% if config.a %}{{ config.a | wat }}{% endif %}\""));
    }

    @Test
    void requestsSeeTheExtraFieldsOfParents() {
        assertEquals(List.of(), problems("""
                url: "{{ creation_response.id }}/{{ region }}"
                x: {extra_fields: [[region], [a, b]]}
                """));
    }

    @Test
    void conditionsOfAddFieldsSeeTheRecordAndNoProperty() {
        String text = """
                version: 7.0.0
                type: DeclarativeSource
                check: {type: CheckStream, stream_names: []}
                streams:
                  - type: DeclarativeStream
                    name: a
                    retriever: {type: CustomRetriever, class_name: a.B}
                    transformations:
                      - {type: AddFields, fields: [], condition: "{{ record.a == value }}"}
                      - {type: AddFields, fields: [], condition: "{{ property }}"}
                """;
        var manifest = new ManifestLoader(ComponentSchema.bundled()).load("m", text);
        assertEquals(
                List.of("m:10:54"),
                new TemplateCheck(ComponentSchema.bundled())
                        .check(manifest).stream()
                                .map(problem -> problem.place().toString())
                                .toList());
    }
}
