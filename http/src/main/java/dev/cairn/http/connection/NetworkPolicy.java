package dev.cairn.http.connection;

import dev.cairn.core.error.ConfigException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.core5.http.HttpHost;

/**
 * Decides where requests may go, and resolves host names. Where connectors of strangers run, requests may only go to
 * public addresses and over TLS: a manifest must not reach into the private network that it runs in. Stateless.
 *
 * <p>Source of the rule: {@code _init_internal_request_filter} of the Python CDK. The check is repeated when a
 * connection is made, since a name may have another address by then. Proxies may have any address, since the operator
 * names them.
 *
 * @param isProxy whether a host is that of a proxy
 */
record NetworkPolicy(boolean publicOnly, Predicate<String> isProxy) implements DnsResolver {

    /**
     * Looks at a target before anything is sent.
     *
     * @throws ConfigException if it must not be asked
     */
    void require(HttpHost target) throws UnknownHostException {
        if (!publicOnly) {
            return;
        }
        if (!target.getSchemeName().equals("https")) {
            throw new ConfigException("The API is to be asked over " + target.getSchemeName()
                    + ", which is not allowed where connectors run for others (expected https)");
        }
        requirePublic(target.getHostName(), InetAddress.getAllByName(target.getHostName()));
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = InetAddress.getAllByName(host);
        if (publicOnly && !isProxy.test(host)) {
            requirePublic(host, addresses);
        }
        return addresses;
    }

    private static void requirePublic(String host, InetAddress[] addresses) {
        for (InetAddress address : addresses) {
            if (Networks.isPrivate(address)) {
                throw new ConfigException(
                        "The API's address belongs to a private network, which connectors that run for others must not"
                                + " reach (expected a public one)",
                        "The host '" + host + "' has the private address " + address.getHostAddress(),
                        null);
            }
        }
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
