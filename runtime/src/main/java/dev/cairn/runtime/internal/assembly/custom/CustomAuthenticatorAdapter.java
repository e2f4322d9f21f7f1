package dev.cairn.runtime.internal.assembly.custom;

import dev.cairn.http.Request;
import dev.cairn.http.request.Authenticator;
import dev.cairn.http.request.BodyData;
import dev.cairn.http.request.RequestNotices;
import dev.cairn.http.request.RequestOptions;
import dev.cairn.runtime.spi.Credentials;
import dev.cairn.runtime.spi.CustomAuthenticator;
import dev.cairn.runtime.spi.SigningAuthenticator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Signs requests with a custom authenticator. Thread-safe; while one worker renews credentials, the others wait. */
public final class CustomAuthenticatorAdapter implements Authenticator {

    private final CustomAuthenticator authenticator;
    private final ReentrantLock renewing = new ReentrantLock();

    public CustomAuthenticatorAdapter(CustomAuthenticator authenticator) {
        this.authenticator = authenticator;
    }

    @Override
    public RequestOptions credentials() throws InterruptedException {
        Credentials credentials = authenticator.credentials();
        return new RequestOptions(
                credentials.parameters(),
                new LinkedHashMap<>(credentials.headers()),
                new BodyData.Form(credentials.bodyData()),
                credentials.bodyJson());
    }

    @Override
    public boolean signsEach() {
        return true;
    }

    @Override
    public Request sign(Request request, RequestNotices notices) throws InterruptedException {
        return authenticator instanceof SigningAuthenticator signing
                ? HttpCalls.of(signing.sign(HttpCalls.seen(request))).over(request.connection())
                : Authenticator.super.sign(request, notices);
    }

    @Override
    public boolean refresh(Request rejected) throws InterruptedException {
        renewing.lockInterruptibly();
        try {
            return isOutdated(rejected) || authenticator.renew();
        } finally {
            renewing.unlock();
        }
    }

    /** Whether credentials have been renewed since the request was signed. */
    private boolean isOutdated(Request rejected) throws InterruptedException {
        for (Map.Entry<String, @Nullable Object> header : headers().entrySet()) {
            String sent = rejected.headers().value(header.getKey()).orElse("");
            if (!sent.equals(String.valueOf(header.getValue()))) {
                return true;
            }
        }
        return false;
    }
}
