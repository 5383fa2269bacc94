package io.paymiumfix.simulator.rest;

import io.paymiumfix.simulator.fault.Endpoint;
import java.util.UUID;

/**
 * Which operation a call asks for.
 *
 * @param endpoint the kind of request
 * @param resource for {@link Endpoint#PUBLIC} the path below the base path; else empty
 * @param uuid the order named in the path, or null; also null when the path names no uuid at all
 */
record Route(Endpoint endpoint, String resource, UUID uuid) {

    static final String BASE_PATH = "/api/v1";

    private static final String ORDERS = "/user/orders";
    private static final Route UNKNOWN = new Route(Endpoint.UNKNOWN, "", null);

    static Route of(Call call, boolean oldCancelPath) {
        if (!call.path().startsWith(BASE_PATH + "/")) {
            return UNKNOWN;
        }
        String path = call.path().substring(BASE_PATH.length());
        return switch (call.method()) {
            case "GET" -> read(path);
            case "POST" -> path.equals(ORDERS) ? new Route(Endpoint.PLACE, "", null) : UNKNOWN;
            case "DELETE" -> cancel(path, oldCancelPath);
            default -> UNKNOWN;
        };
    }

    private static Route read(String path) {
        if (path.equals("/user")) {
            return new Route(Endpoint.USER, "", null);
        }
        if (path.equals(ORDERS)) {
            return new Route(Endpoint.LIST, "", null);
        }
        if (path.startsWith(ORDERS + "/")) {
            return order(Endpoint.READ, path.substring(ORDERS.length() + 1));
        }
        boolean isPublic = path.equals("/countries") || path.equals("/currencies") || path.startsWith("/data/");
        return isPublic ? new Route(Endpoint.PUBLIC, path, null) : UNKNOWN;
    }

    private static Route cancel(String path, boolean oldCancelPath) {
        if (!path.startsWith(ORDERS + "/")) {
            return UNKNOWN;
        }
        String rest = path.substring(ORDERS.length() + 1);
        if (rest.endsWith("/cancel")) {
            return oldCancelPath
                    ? order(Endpoint.CANCEL, rest.substring(0, rest.length() - "/cancel".length()))
                    : UNKNOWN;
        }
        return order(Endpoint.CANCEL, rest);
    }

    private static Route order(Endpoint endpoint, String name) {
        if (name.indexOf('/') >= 0) {
            return UNKNOWN;
        }
        try {
            return new Route(endpoint, "", UUID.fromString(name));
        } catch (IllegalArgumentException e) {
            return new Route(endpoint, "", null);
        }
    }
}
