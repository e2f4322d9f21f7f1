package dev.cairn.server.internal.http;

/** Ends the handling of a request with an answer. */
public final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    public Refusal(Answer answer) {
        super("status " + answer.status(), null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
