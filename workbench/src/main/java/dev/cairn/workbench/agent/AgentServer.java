package dev.cairn.workbench.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Speaks an agent's protocol. It is found by its service, as its libraries are of use to one command alone. */
public interface AgentServer {

    /**
     * Serves one agent until its input ends. What is under way then is ended, too.
     *
     * @param permission what the agent may do
     * @param in where the agent's messages come from
     * @param out takes messages for the agent alone
     * @throws IOException if the folder cannot be looked into, or the input cannot be read
     */
    void serve(AgentPermission permission, InputStream in, OutputStream out) throws IOException;
}
