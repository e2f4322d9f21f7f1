package dev.cairn.manifest.migration;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.Member;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import dev.cairn.documents.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Moves a requester's {@code request_body_json} or {@code request_body_data} to {@code request_body}. A JSON body that
 * is one template stays as it is: what kind of body it makes is not known before it is evaluated.
 */
final class BodyToRequestBody implements ManifestMigration {

    private static final String JSON = "request_body_json";
    private static final String DATA = "request_body_data";
    private static final String BODY = "request_body";

    @Override
    public String name() {
        return "HttpRequesterRequestBodyJsonDataToRequestBody";
    }

    @Override
    public boolean concerns(Map<String, Member> component) {
        return component.containsKey(DATA) || (component.containsKey(JSON) && !isText(component.get(JSON)));
    }

    @Override
    public boolean rewrite(Map<String, Member> component) {
        Member json = component.get(JSON);
        if (json != null && json.value() instanceof ObjectNode object) {
            boolean graphQl = object.text("query") != null;
            move(component, JSON, json, graphQl ? "RequestBodyGraphQL" : "RequestBodyJsonObject");
        }
        Member data = component.get(DATA);
        if (data != null) {
            move(component, DATA, data, "RequestBodyUrlEncodedForm");
        }
        boolean textStays = isText(component.get(JSON));
        return textStays || (component.containsKey(BODY) && !component.containsKey(JSON));
    }

    private static void move(Map<String, Member> component, String key, Member body, String type) {
        Place place = body.value().place();
        Map<String, Member> typed = new LinkedHashMap<>();
        typed.put("type", new Member(place, new ScalarNode(place, type)));
        typed.put("value", body);
        component.put(BODY, body.with(new ObjectNode(place, typed)));
        component.remove(key);
    }

    private static boolean isText(@Nullable Member member) {
        Node value = member == null ? null : member.value();
        return value instanceof ScalarNode scalar && scalar.value() instanceof String;
    }
}
