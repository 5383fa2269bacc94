package io.paymiumfix.client;

/**
 * The query of {@code GET /user/orders}. The two paginations exclude each other; null means "not sent". The venue has been
 * seen to ignore {@code active} and {@code limit}: filter what comes back. Immutable.
 *
 * @param active only active orders when true
 * @param offset start of the offset/limit window, 0 or more
 * @param limit size of the offset/limit window, 1 or more; needs {@code offset}
 * @param page page number, from 1
 * @param perPage orders per page, 5 to 100
 */
public record ListQuery(Boolean active, Integer offset, Integer limit, Integer page, Integer perPage) {
    private static final ListQuery ALL = new ListQuery(null, null, null, null, null);
    private static final ListQuery ACTIVE = new ListQuery(true, null, null, null, null);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException when a value is out of range or both paginations are mixed
     */
    public ListQuery {
        requireWithin("offset", offset, 0, Integer.MAX_VALUE);
        requireWithin("limit", limit, 1, Integer.MAX_VALUE);
        requireWithin("page", page, 1, Integer.MAX_VALUE);
        requireWithin("per_page", perPage, 5, 100);
        if (limit != null && offset == null) {
            throw new IllegalArgumentException("limit needs offset");
        }
        if (offset != null && (page != null || perPage != null)) {
            throw new IllegalArgumentException("offset/limit and page/per_page exclude each other");
        }
    }

    /** The venue's defaults: the first page of all orders. */
    public static ListQuery all() {
        return ALL;
    }

    /** Orders in the book, which are not paginated. */
    public static ListQuery activeOrders() {
        return ACTIVE;
    }

    /** A window of {@code limit} orders from {@code offset}. */
    public static ListQuery window(int offset, int limit) {
        return new ListQuery(null, offset, limit, null, null);
    }

    /** Page {@code page}, from 1, of {@code perPage} orders. */
    public static ListQuery page(int page, int perPage) {
        return new ListQuery(null, null, null, page, perPage);
    }

    /** The text after the path: empty, or {@code ?active=true&offset=0&limit=20}. */
    String queryString() {
        StringBuilder query = new StringBuilder();
        append(query, "active", active);
        append(query, "offset", offset);
        append(query, "limit", limit);
        append(query, "page", page);
        append(query, "per_page", perPage);
        return query.toString();
    }

    private static void append(StringBuilder query, String name, Object value) {
        if (value != null) {
            query.append(query.length() == 0 ? '?' : '&')
                    .append(name)
                    .append('=')
                    .append(value);
        }
    }

    private static void requireWithin(String name, Integer value, int min, int max) {
        if (value != null && (value < min || value > max)) {
            throw new IllegalArgumentException(name + "=" + value + " is not within " + min + ".." + max);
        }
    }
}
