package io.paymiumfix.simulator.rest;

/** What an API token may do: the scopes of Paymium's security scheme. */
public enum Scope {
    /** Read account number, language and balances: {@code GET /user}. */
    BASIC,
    /** Read orders: {@code GET /user/orders}, {@code GET /user/orders/{uuid}}. */
    ACTIVITY,
    /** Create and cancel orders: {@code POST /user/orders}, {@code DELETE /user/orders/{uuid}}. */
    TRADE,
    /** Request withdrawals; nothing in the simulator asks for it. */
    WITHDRAW,
    /** Request money by e-mail; nothing in the simulator asks for it. */
    PAYMENT_REQUEST,
    /** Deposit addresses; nothing in the simulator asks for it. */
    DEPOSIT,
    /** Invoices; nothing in the simulator asks for it. */
    MERCHANT
}
