package dev.cairn.workbench.operation;

import dev.cairn.core.secret.SecretMask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What may go out: secrets are masked wherever they stand, and files are named as the agent knows them. */
record CleanResponse(SecretMask secrets, SafeFolder folder) {

    Map<String, @Nullable Object> of(Map<?, ? extends @Nullable Object> answer) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        answer.forEach((name, member) -> members.put(of(String.valueOf(name)), value(member)));
        return members;
    }

    String of(String text) {
        return folder.shown(secrets.mask(text));
    }

    private @Nullable Object value(@Nullable Object value) {
        if (value instanceof String text) {
            return of(text);
        }
        if (value instanceof Number number) {
            return secrets.isIn(number.toString()) ? SecretMask.MASK : number;
        }
        if (value instanceof Map<?, ?> members) {
            return of(members);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> items = new ArrayList<>();
            list.forEach(item -> items.add(value(item)));
            return items;
        }
        return value;
    }
}
