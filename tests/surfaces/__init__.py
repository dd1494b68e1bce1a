"""What hosts show: that each has all that core has, and that whatever lists the hosts
lists the same ones.
"""
