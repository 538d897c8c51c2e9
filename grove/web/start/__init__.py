"""First run for a real department: five questions, check the answers, create."""
