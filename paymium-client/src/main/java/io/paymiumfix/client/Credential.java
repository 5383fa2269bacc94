package io.paymiumfix.client;

/**
 * What a lane proves its calls with: the key and secret of an account's own API token, or the access that an
 * account's holder granted to an OAuth2 application.
 */
public sealed interface Credential permits ApiToken, OAuthAccess {}
