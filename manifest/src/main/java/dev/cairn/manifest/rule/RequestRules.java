package dev.cairn.manifest.rule;

import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Rules for requests: their addresses, bodies, options and budgets. */
final class RequestRules {

    private static final Set<String> DATA_BODIES = Set.of("RequestBodyPlainText", "RequestBodyUrlEncodedForm");

    private static final List<String> ADDRESS = List.of("url", "url_base", "path");

    private RequestRules() {}

    /** Actions that reduce pages or split windows belong to the main requester of a {@code SimpleRetriever}. */
    static void actionOutOfPlace(ManifestComponent requester, RuleReport report) {
        boolean inPlace = requester
                .parent()
                .filter(parent -> parent.type().startsWith("Custom")
                        || (parent.is("SimpleRetriever") && requester.field().equals("requester")))
                .isPresent();
        if (inPlace) {
            return;
        }
        for (String action : List.of(Actions.REDUCE_PAGE_SIZE, Actions.SPLIT_REQUEST_WINDOW)) {
            Actions.filter(requester, action)
                    .ifPresent(filter -> report.add(
                            filter.placeOf("action"),
                            "the requester '" + requester.field() + "' has no "
                                    + (action.equals(Actions.REDUCE_PAGE_SIZE) ? "pages" : "windows")
                                    + " that could become smaller: the action " + action
                                    + " is for the requester of a SimpleRetriever"));
        }
    }

    /** A request has one body. {@code request_body} overrides the older field of the same kind. */
    static void bodyTwice(ManifestComponent requester, RuleReport report) {
        ManifestComponent body = requester.component("request_body").orElse(null);
        if (body == null) {
            conflict(requester, "request_body_data", "request_body_json", report);
        } else if (body.given("value")) {
            boolean data = DATA_BODIES.contains(body.type());
            conflict(requester, data ? "request_body_json" : "request_body_data", "request_body", report);
        }
    }

    private static void conflict(ManifestComponent requester, String remove, String keep, RuleReport report) {
        if (requester.given(remove) && requester.given(keep)) {
            report.add(
                    requester.placeOf(remove),
                    "'" + remove + "' and '" + keep + "' exclude each other, since a request has one body; remove '"
                            + remove + "'");
        }
    }

    /** A requester defines its query properties once. */
    static void queryPropertiesTwice(ManifestComponent requester, RuleReport report) {
        ManifestComponent parameters = requester.component("request_parameters").orElse(null);
        if (parameters == null) {
            return;
        }
        List<String> names = parameters.node().members().keySet().stream()
                .filter(name -> parameters
                        .component(name)
                        .filter(value -> value.is("QueryProperties"))
                        .isPresent())
                .toList();
        if (names.size() > 1) {
            report.add(
                    parameters.placeOf(names.get(1)),
                    "request_parameters can have one QueryProperties, found " + names.size() + ": "
                            + String.join(", ", names));
        }
        if (!names.isEmpty() && requester.given("fetch_properties_from_endpoint")) {
            report.add(
                    requester.placeOf("fetch_properties_from_endpoint"),
                    "'fetch_properties_from_endpoint' and the QueryProperties '" + names.get(0)
                            + "' of request_parameters exclude each other; keep the latter");
        }
    }

    /** A request option names the field in which its value is sent. */
    static void requestOptionField(ManifestComponent option, RuleReport report) {
        boolean named = option.given("field_name");
        boolean nested = option.given("field_path");
        String target = String.valueOf(option.text("inject_into"));
        if (!named && !nested) {
            report.add(
                    option.place(),
                    "a RequestOption needs 'field_name', the name under which the value is sent (inject_into: " + target
                            + ")");
        } else if (named && nested) {
            report.add(
                    option.placeOf("field_path"),
                    "'field_path' and 'field_name' of a RequestOption exclude each other; keep one of them");
        } else if (nested && !target.equals("body_json")) {
            report.add(
                    option.placeOf("field_path"),
                    "'field_path' leads into a JSON body, but the option has inject_into: " + target
                            + "; use 'field_name', or inject_into: body_json");
        }
    }

    /** A requester has a URL. */
    static void requesterUrl(ManifestComponent requester, RuleReport report) {
        if (!requester.has("url") && !requester.has("url_base")) {
            report.add(
                    requester.place(),
                    "an HttpRequester needs 'url', e.g. https://api.example.com/v1/items"
                            + (requester.given("path") ? " (a 'path' alone is no address)" : ""));
        }
    }

    /** A requester has {@code url} or {@code url_base}, not both: {@code url_base} takes precedence. */
    static void urlTwice(ManifestComponent requester, RuleReport report) {
        if (requester.given("url") && requester.given("url_base")) {
            report.add(
                    requester.placeOf("url"),
                    "'url' has no effect beside the older 'url_base', which wins; put the whole address into 'url' and remove"
                            + " 'url_base' and 'path'");
        }
    }

    /** A parameter is no part of an address and its {@code path} at the same time. */
    static void parameterAsPath(ManifestComponent requester, RuleReport report) {
        Member path = requester.node().members().get("path");
        Member parameter = parameters(requester).get("path");
        if (path == null || parameter == null || !path.keyPlace().equals(parameter.keyPlace())) {
            return; // it has its own
        }
        for (String field : List.of("url", "url_base")) {
            String address = requester.text(field);
            if (address != null
                    && (field.equals("url") ? !requester.given("url_base") : true)
                    && reads(address, "path")) {
                report.add(
                        parameter.keyPlace(),
                        "the parameter 'path' is in the '" + field
                                + "' of a requester, and becomes the requester's 'path', too, which"
                                + " is appended to it; give the parameter another name");
            }
        }
    }

    /** What a parameter holds is not evaluated once more where a template reads it. */
    static void bracesSent(ManifestComponent requester, RuleReport report) {
        parameters(requester).forEach((name, parameter) -> {
            if (parameter.value() instanceof ScalarNode scalar
                    && scalar.value() instanceof String text
                    && text.contains("{{")
                    && ADDRESS.stream()
                            .map(requester::text)
                            .anyMatch(address -> address != null && reads(address, name))) {
                report.add(
                        scalar.place(),
                        "the parameter '" + name
                                + "' is read by a template in an address, and its own braces are not evaluated then:"
                                + " '" + text + "' is sent as it stands; write that template into the address");
            }
        });
    }

    private static boolean reads(String template, String parameter) {
        return Pattern.compile("\\{\\{[^}]*\\bparameters(?:\\.|\\[\\s*['\"])" + Pattern.quote(parameter) + "\\b")
                .matcher(template)
                .find();
    }

    private static Map<String, Member> parameters(ManifestComponent component) {
        return component.get("$parameters") instanceof ObjectNode parameters ? parameters.members() : Map.of();
    }

    /** The weight of a request is at least 1. */
    static void matcherWeight(ManifestComponent component, RuleReport report) {
        component.components("matchers").forEach(matcher -> checkMatcher(matcher, report));
        component.components("quotas").forEach(quota -> matcherWeight(quota, report));
    }

    private static void checkMatcher(ManifestComponent matcher, RuleReport report) {
        Long weight = matcher.number("weight");
        if (weight != null && weight < 1) {
            report.add(matcher.placeOf("weight"), "'weight' must be at least 1, found " + weight);
        }
    }
}
