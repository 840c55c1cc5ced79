"""Who a person is: find, add, change, identify, restrict."""
