package com.example;

import com.fasterxml.jackson.annotation.JsonCreator;
import javax.annotation.processing.Generated;

/**
 * One of Token or Session.
 */
@Generated("dev.cairn.codegen")
@SuppressWarnings("deprecation")
public sealed interface Login extends JsonModel permits Token, Session {
    /**
     * Calls the visitor's method for this record, and returns what it returns.
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * Reads plain JSON: maps, lists, strings, numbers and booleans.
     *
     * @throws JsonMismatchException if the value is not what the schema describes
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Login fromJson(Object json) {
        return JsonShape.choose(
                json,
                "Login",
                Token.SHAPE,
                Session.SHAPE);
    }

    /**
     * What to do with each kind of {@link Login}.
     */
    interface Visitor<R> {
        R visitToken(Token token);

        R visitSession(Session session);
    }
}
