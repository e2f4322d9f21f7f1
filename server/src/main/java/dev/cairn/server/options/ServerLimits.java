package dev.cairn.server.options;

/** What one caller may take from others. */
public record ServerLimits(BodyLimits body, ReadLimits reads, ConnectionLimits connections) {

    /** For a machine of any size. */
    public static final ServerLimits STANDARD =
            new ServerLimits(BodyLimits.STANDARD, ReadLimits.STANDARD, ConnectionLimits.STANDARD);

    /** With other limits of bodies. */
    public ServerLimits body(BodyLimits other) {
        return new ServerLimits(other, reads, connections);
    }

    /** With other limits of requests that ask an API. */
    public ServerLimits reads(ReadLimits other) {
        return new ServerLimits(body, other, connections);
    }

    /** With other limits of connections. */
    public ServerLimits connections(ConnectionLimits other) {
        return new ServerLimits(body, reads, other);
    }
}
