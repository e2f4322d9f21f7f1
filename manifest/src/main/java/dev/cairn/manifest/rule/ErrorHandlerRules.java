package dev.cairn.manifest.rule;

import dev.cairn.documents.Node;
import dev.cairn.pythonvalues.PatternException;
import dev.cairn.pythonvalues.PythonPattern;

/** Rules for error handlers and what they wait for. */
final class ErrorHandlerRules {

    private ErrorHandlerRules() {}

    /** A backoff strategy needs retries. */
    static void backoffWithoutRetries(ManifestComponent handler, RuleReport report) {
        Long retries = handler.number("max_retries");
        if (retries != null && retries == 0 && handler.given("backoff_strategies")) {
            report.add(
                    handler.placeOf("backoff_strategies"),
                    "'backoff_strategies' have no effect: 'max_retries' is 0, so nothing is retried");
        }
    }

    /** A response filter has a condition. */
    static void filterWithoutCondition(ManifestComponent filter, RuleReport report) {
        if (!filter.given("http_codes") && !filter.given("predicate") && !filter.given("error_message_contains")) {
            report.add(
                    filter.place(),
                    "this HttpResponseFilter matches no response; give it 'http_codes', 'predicate' or"
                            + " 'error_message_contains'");
        }
    }

    /** The longest wait is a number. */
    static void maxWaitingTime(ManifestComponent strategy, RuleReport report) {
        String text = strategy.text("max_waiting_time_in_seconds");
        if (text != null
                && !Texts.isTemplate(text)
                && !text.strip().matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?")) {
            report.add(
                    strategy.placeOf("max_waiting_time_in_seconds"),
                    "'max_waiting_time_in_seconds' must be a number of seconds, found the text '" + text + "'");
        }
    }

    /** A {@code CompositeErrorHandler} has at least one handler. */
    static void noErrorHandlers(ManifestComponent handler, RuleReport report) {
        if (!handler.given("error_handlers")) {
            report.add(
                    handler.placeOf("error_handlers"),
                    "'error_handlers' is empty; a CompositeErrorHandler needs at least one");
        }
    }

    /** The regular expression for a header is well-formed. */
    static void regularExpression(ManifestComponent component, RuleReport report) {
        String regex = component.text("regex");
        Node node = component.get("regex");
        if (regex == null || node == null || Texts.isTemplate(regex)) {
            return;
        }
        try {
            PythonPattern.compile(regex);
        } catch (PatternException e) {
            report.add(node.place(), String.valueOf(e.getMessage()));
        }
    }
}
