package dev.cairn.http.auth;

/** The names of the fields of token requests and responses. */
public record OAuthNames(
        String grantType,
        String clientId,
        String clientSecret,
        String refreshToken,
        String accessToken,
        String expiresIn) {

    /** As the standard has them. */
    public static final OAuthNames STANDARD =
            new OAuthNames("grant_type", "client_id", "client_secret", "refresh_token", "access_token", "expires_in");
}
