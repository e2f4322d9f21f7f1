package dev.cairn.http.connection;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** Says whether an address belongs to a private or local network. */
final class Networks {

    /**
     * Networks that are not public. Source: {@code ipaddress.is_private} of Python, which the reference asks, and what that
     * takes for public: the networks of carriers, groups of receivers, and old forms of IPv6 that hold an address of IPv4.
     */
    private static final List<Network> PRIVATE = List.of(
            network("0.0.0.0", 8),
            network("10.0.0.0", 8),
            network("100.64.0.0", 10),
            network("127.0.0.0", 8),
            network("169.254.0.0", 16),
            network("172.16.0.0", 12),
            network("192.0.0.0", 24),
            network("192.0.2.0", 24),
            network("192.168.0.0", 16),
            network("198.18.0.0", 15),
            network("198.51.100.0", 24),
            network("203.0.113.0", 24),
            network("224.0.0.0", 4),
            network("240.0.0.0", 4),
            network("::", 96),
            network("64:ff9b:1::", 48),
            network("100::", 64),
            network("2001::", 23),
            network("2001:db8::", 32),
            network("2002::", 16),
            network("fc00::", 7),
            network("fe80::", 10),
            network("fec0::", 10),
            network("ff00::", 8));

    /** Addresses of IPv4 for machines that speak IPv6 only (NAT64). */
    private static final Network TRANSLATED = network("64:ff9b::", 96);

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
        if (contains(TRANSLATED.base, TRANSLATED.bits, address)) {
            return isPrivate(lastFourBytes(address));
        }
        return PRIVATE.stream().anyMatch(network -> contains(network.base, network.bits, address));
    }

    private static InetAddress lastFourBytes(InetAddress address) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), 12, 16));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e); // four bytes are an address
        }
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
