"""Who a person is: find, add, edit, identify, restrict, and their history."""
