package dev.cairn.manifest.rule;

import dev.cairn.templates.StopCondition;
import dev.cairn.templates.TemplateAnalysis;
import dev.cairn.templates.TemplateException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules for paginators and the sizes of pages. */
final class PageRules {

    private static final String SLICER_PARAMETERS = "ignore_stream_slicer_parameters_on_paginated_requests";

    private static final Set<String> PAGEABLE_DECODERS = Set.of("JsonDecoder", "XmlDecoder", "CustomDecoder");

    private PageRules() {}

    /**
     * {@code OffsetIncrement} counts the records of a page; several extractors together may find more than the API counts.
     */
    static void combinedOffsets(ManifestComponent retriever, RuleReport report) {
        Optional<ManifestComponent> extractor = retriever.is("AsyncRetriever")
                ? retriever.component("download_extractor")
                : retriever.component("record_selector").flatMap(selector -> selector.component("extractor"));
        boolean byOffset = Paging.paginator(retriever)
                .flatMap(paginator -> paginator.component("pagination_strategy"))
                .filter(strategy -> strategy.is("OffsetIncrement"))
                .isPresent();
        extractor
                .filter(combined -> byOffset && addsUp(combined))
                .ifPresent(combined -> report.add(
                        combined.place(),
                        "an OffsetIncrement cannot go by the records of a CombinedExtractor in mode 'union'; use"
                                + " 'first_match', or another pagination strategy"));
    }

    private static boolean addsUp(ManifestComponent extractor) {
        return extractor.is("CombinedExtractor")
                && (!"first_match".equals(extractor.text("mode"))
                        || extractor.components("extractors").stream().anyMatch(PageRules::addsUp));
    }

    /** The page size of a {@code CursorPagination} has no effect if it is not sent. */
    static void pageSizeNotSent(ManifestComponent paginator, RuleReport report) {
        paginator
                .component("pagination_strategy")
                .filter(s -> s.is("CursorPagination"))
                .ifPresent(strategy -> {
                    if (strategy.given("page_size") && !paginator.given("page_size_option")) {
                        report.add(
                                strategy.placeOf("page_size"),
                                "'page_size' has no effect: the paginator has no 'page_size_option' that would send it");
                    }
                });
    }

    /** A {@code page_size_option} needs a page size. */
    static void pageSizeOptionWithoutSize(ManifestComponent paginator, RuleReport report) {
        paginator.component("pagination_strategy").ifPresent(strategy -> {
            if (paginator.given("page_size_option")
                    && !strategy.given("page_size")
                    && !strategy.is("CustomPaginationStrategy")) {
                report.add(
                        paginator.placeOf("page_size_option"),
                        "'page_size_option' sends a page size, but the " + strategy.type()
                                + " has none; give it 'page_size'");
            }
        });
    }

    /** A page size is a whole number. */
    static void pageSizeText(ManifestComponent strategy, RuleReport report) {
        String size = strategy.text("page_size");
        if (size != null && !Texts.isTemplate(size) && !size.strip().matches("[+-]?\\d+")) {
            report.add(
                    strategy.placeOf("page_size"), "'page_size' must be a whole number, found the text '" + size + "'");
        }
    }

    /** The page token is sent; otherwise each request gets the first page. */
    static void pageTokenNotSent(ManifestComponent retriever, RuleReport report) {
        ManifestComponent paginator = Paging.paginator(retriever).orElse(null);
        ManifestComponent requester = Paging.requester(retriever).orElse(null);
        if (paginator != null
                && requester != null
                && !paginator.given("page_token_option")
                && !Texts.any(requester.node(), text -> text.contains("next_page_token"))) {
            report.add(
                    paginator.place(),
                    "no request says which page it is for, so that each gives the first one; give the paginator"
                            + " 'page_token_option', or use {{ next_page_token }} in the requester");
        }
    }

    /** {@code ignore_stream_slicer_parameters_on_paginated_requests} needs a paginator. */
    static void paginatedSliceParameters(ManifestComponent retriever, RuleReport report) {
        if (retriever.flag(SLICER_PARAMETERS) && !Paging.pages(retriever)) {
            report.add(
                    retriever.placeOf(SLICER_PARAMETERS),
                    "'" + SLICER_PARAMETERS + "' has no effect: the retriever has no paginator");
        }
    }

    /** A paginator reads the response as one JSON or XML document. */
    static void paginationDecoder(ManifestComponent retriever, RuleReport report) {
        boolean async = retriever.is("AsyncRetriever");
        String paginator = async ? "download_paginator" : "paginator";
        String field = async ? "download_decoder" : "decoder";
        ManifestComponent decoder = retriever.component(field).orElse(null);
        if (decoder != null
                && !isPageable(decoder)
                && retriever
                        .component(paginator)
                        .filter(p -> p.is("DefaultPaginator"))
                        .isPresent()) {
            report.add(
                    retriever.placeOf(field),
                    "responses that a " + decoder.type() + " reads cannot be paged: '" + paginator
                            + "' needs a JsonDecoder, an XmlDecoder or a GzipDecoder around a JsonDecoder");
        }
    }

    private static boolean isPageable(ManifestComponent decoder) {
        return PAGEABLE_DECODERS.contains(decoder.type())
                || (decoder.is("GzipDecoder")
                        && decoder.component("decoder")
                                .filter(inner -> inner.is("JsonDecoder"))
                                .isPresent());
    }

    /** Page size and page token are sent in different fields. */
    static void paginatorOptionsCollide(ManifestComponent paginator, RuleReport report) {
        ManifestComponent size = paginator.component("page_size_option").orElse(null);
        ManifestComponent token = paginator
                .component("page_token_option")
                .filter(option -> option.is("RequestOption"))
                .orElse(null);
        if (size == null || token == null) {
            return;
        }
        String target = size.text("inject_into");
        List<String> path = path(size);
        if (target != null && target.equals(token.text("inject_into")) && overlap(path, path(token))) {
            report.add(
                    paginator.placeOf("page_size_option"),
                    "'page_size_option' ('" + String.join(".", path) + "') and 'page_token_option' ('"
                            + String.join(".", path(token)) + "') go to the same field of the request (" + target
                            + "); give one of them another name");
        }
    }

    private static List<String> path(ManifestComponent option) {
        String name = option.text("field_name");
        return name != null && !name.isEmpty() ? List.of(name) : Texts.of(option.get("field_path"));
    }

    /** Whether one path leads to the end of the other or through it. */
    private static boolean overlap(List<String> a, List<String> b) {
        int common = Math.min(a.size(), b.size());
        return common > 0
                && a.subList(0, common).equals(b.subList(0, common))
                && a.stream().noneMatch(Texts::isTemplate);
    }

    /** A limit of records counts those of the API, which a filter hides. */
    static void resetLimitWithFilter(ManifestComponent retriever, RuleReport report) {
        boolean filters = retriever
                .component("record_selector")
                .filter(selector -> selector.given("record_filter"))
                .isPresent();
        retriever.component("pagination_reset").filter(r -> r.given("limits")).ifPresent(reset -> {
            if (filters) {
                report.add(
                        reset.placeOf("limits"),
                        "'limits' of a pagination_reset cannot be combined with the record_selector's 'record_filter';"
                                + " remove one of them");
            }
        });
    }

    /** A stop condition that reads {@code page_size} needs one: otherwise the comparison fails and counts as true. */
    static void undeclaredPageSize(ManifestComponent strategy, RuleReport report) {
        if (strategy.has("page_size")) {
            return;
        }
        for (String field : List.of("stop_condition", "cursor_value")) {
            String template = strategy.text(field);
            if (template != null && StopCondition.readsPageSize(template)) {
                report.add(
                        strategy.placeOf(field),
                        "'" + field + "' reads page_size, which has no value: give the strategy a 'page_size'");
            }
        }
    }

    /** The {@code cursor_value} of a pagination depends on the page before. */
    static void constantCursorValue(ManifestComponent strategy, RuleReport report) {
        String text = strategy.text("cursor_value");
        if (text == null) {
            return;
        }
        try {
            Set<String> variables = TemplateAnalysis.of(text).variables().keySet();
            if (variables.stream().allMatch(name -> name.equals("config") || name.equals("parameters"))
                    && !text.contains("(")) {
                report.add(
                        strategy.placeOf("cursor_value"),
                        "'cursor_value' is the same for every page: '" + text + "' reads nothing of the response; e.g."
                                + " {{ response.next }}");
            }
        } catch (TemplateException e) {
            // another rule says so
        }
    }
}
