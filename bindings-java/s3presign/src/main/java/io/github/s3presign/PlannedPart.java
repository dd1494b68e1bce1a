package io.github.s3presign;

/**
 * One part of a {@link MultipartPlan}.
 *
 * {@snippet file="DocumentationTest.java" region="plan"}
 *
 * @param number from 1 on
 * @param firstByte where the part begins in the object, in bytes
 * @param size in bytes
 */
public record PlannedPart(int number, long firstByte, long size) {
  /** Reads what the library says of a part: its first byte and its size. */
  static PlannedPart of(String number, String firstByteAndSize) {
    String[] numbers = firstByteAndSize.split(" ", 2);
    return new PlannedPart(
        Integer.parseInt(number), Long.parseLong(numbers[0]), Long.parseLong(numbers[1]));
  }
}
