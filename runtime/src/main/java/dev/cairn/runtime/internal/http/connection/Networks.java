package dev.cairn.runtime.internal.http.connection;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Says whether an address belongs to a private or local network. */
final class Networks {

    /** Networks that are not public. Source: {@code ipaddress.is_private} of Python, which the reference asks. */
    private static final List<Network> PRIVATE = List.of(
            network("0.0.0.0", 8),
            network("10.0.0.0", 8),
            network("127.0.0.0", 8),
            network("169.254.0.0", 16),
            network("172.16.0.0", 12),
            network("192.0.0.0", 24),
            network("192.0.2.0", 24),
            network("192.168.0.0", 16),
            network("198.18.0.0", 15),
            network("198.51.100.0", 24),
            network("203.0.113.0", 24),
            network("240.0.0.0", 4),
            network("::", 128),
            network("::1", 128),
            network("64:ff9b:1::", 48),
            network("100::", 64),
            network("2001::", 23),
            network("2001:db8::", 32),
            network("2002::", 16),
            network("fc00::", 7),
            network("fe80::", 10));

    private Networks() {}

    private record Network(InetAddress base, int bits) {}

    private static Network network(String base, int bits) {
        try {
            return new Network(InetAddress.getByName(base), bits);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(base, e);
        }
    }

    /** Whether an address can only be reached from inside of some network. */
    static boolean isPrivate(InetAddress address) {
        return PRIVATE.stream().anyMatch(network -> contains(network.base, network.bits, address));
    }

    /** Whether the first bits of two addresses of one kind are the same. */
    static boolean contains(InetAddress base, int bits, InetAddress address) {
        byte[] wanted = base.getAddress();
        byte[] given = address.getAddress();
        if (wanted.length != given.length || bits > wanted.length * 8) {
            return false;
        }
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> (i % 8);
            if ((wanted[i / 8] & mask) != (given[i / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
