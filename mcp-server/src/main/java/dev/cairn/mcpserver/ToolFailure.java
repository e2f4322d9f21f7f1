package dev.cairn.mcpserver;

/** A tool cannot do what it was asked for. The message is for the agent: what is wrong, and what to do. */
final class ToolFailure extends RuntimeException {

    ToolFailure(String message) {
        super(message);
    }
}
